from ...models import DecisionInputText as DecisionInputText
from ...models import DecisionStoredDeveloperMessage as DecisionStoredDeveloperMessage
