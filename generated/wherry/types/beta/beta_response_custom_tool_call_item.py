# Generated.
from ... import models as _m

BetaResponseCustomToolCallItem = _m.BetaResponseCustomToolCallItem
BetaResponseCustomToolCall = _m.BetaResponseCustomToolCall
