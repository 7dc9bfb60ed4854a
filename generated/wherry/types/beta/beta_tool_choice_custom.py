from ...models import BetaToolChoiceCustom as BetaToolChoiceCustom
