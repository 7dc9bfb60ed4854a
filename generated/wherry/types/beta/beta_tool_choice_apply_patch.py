from ...models import BetaToolChoiceApplyPatch as BetaToolChoiceApplyPatch
