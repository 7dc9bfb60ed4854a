from ...models import BetaResponseInputContent as BetaResponseInputContent
from ...models import BetaResponseInputFile as BetaResponseInputFile
from ...models import BetaResponseInputImage as BetaResponseInputImage
from ...models import BetaResponseInputText as BetaResponseInputText
