from ...models import BetaResponseFunctionToolCall as BetaResponseFunctionToolCall
from ...models import BetaResponseFunctionToolCallItem as BetaResponseFunctionToolCallItem
