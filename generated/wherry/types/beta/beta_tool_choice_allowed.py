from ...models import BetaToolChoiceAllowed as BetaToolChoiceAllowed
