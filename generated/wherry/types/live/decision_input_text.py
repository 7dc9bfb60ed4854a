from ...models import DecisionInputText as DecisionInputText
