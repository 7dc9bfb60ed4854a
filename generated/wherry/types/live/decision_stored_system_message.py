from ...models import DecisionInputText as DecisionInputText
from ...models import DecisionStoredSystemMessage as DecisionStoredSystemMessage
