from ...models import DecisionInputText as DecisionInputText
from ...models import DecisionSystemMessage as DecisionSystemMessage
