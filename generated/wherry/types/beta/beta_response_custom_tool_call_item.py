from ...models import BetaResponseCustomToolCall as BetaResponseCustomToolCall
from ...models import BetaResponseCustomToolCallItem as BetaResponseCustomToolCallItem
