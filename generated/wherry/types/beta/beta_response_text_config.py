from ...models import BetaResponseFormatTextConfig as BetaResponseFormatTextConfig
from ...models import BetaResponseTextConfig as BetaResponseTextConfig
