from ...models import BetaToolChoiceTypes as BetaToolChoiceTypes
