# Generated.
from ... import models as _m

BetaResponseFunctionCallOutputItem = _m.BetaResponseFunctionCallOutputItem
BetaResponseInputFileContent = _m.BetaResponseInputFileContent
BetaResponseInputImageContent = _m.BetaResponseInputImageContent
BetaResponseInputTextContent = _m.BetaResponseInputTextContent
