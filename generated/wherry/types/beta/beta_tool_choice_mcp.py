from ...models import BetaToolChoiceMcp as BetaToolChoiceMcp
