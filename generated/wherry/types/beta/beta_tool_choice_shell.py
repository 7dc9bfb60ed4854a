from ...models import BetaToolChoiceShell as BetaToolChoiceShell
