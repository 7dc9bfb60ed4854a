from ...models import DecisionDeveloperMessage as DecisionDeveloperMessage
from ...models import DecisionInputText as DecisionInputText
