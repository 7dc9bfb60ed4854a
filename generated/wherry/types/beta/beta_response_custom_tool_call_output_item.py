# Generated.
from ... import models as _m

BetaResponseCustomToolCallOutputItem = _m.BetaResponseCustomToolCallOutputItem
BetaResponseCustomToolCallOutput = _m.BetaResponseCustomToolCallOutput
