from ...models import DecisionChoiceOption as DecisionChoiceOption
