from ...models import BetaToolChoiceFunction as BetaToolChoiceFunction
