# Generated.
from ... import models as _m

BetaResponseFunctionToolCallItem = _m.BetaResponseFunctionToolCallItem
BetaResponseFunctionToolCall = _m.BetaResponseFunctionToolCall
