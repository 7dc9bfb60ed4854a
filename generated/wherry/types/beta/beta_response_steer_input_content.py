from ...models import BetaResponseInputFileContent as BetaResponseInputFileContent
from ...models import BetaResponseInputImageContent as BetaResponseInputImageContent
from ...models import BetaResponseInputTextContent as BetaResponseInputTextContent
from ...models import BetaResponseSteerInputContent as BetaResponseSteerInputContent
