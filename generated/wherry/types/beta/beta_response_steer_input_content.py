# Generated.
from ... import models as _m

BetaResponseSteerInputContent = _m.BetaResponseSteerInputContent
BetaResponseInputFileContent = _m.BetaResponseInputFileContent
BetaResponseInputImageContent = _m.BetaResponseInputImageContent
BetaResponseInputTextContent = _m.BetaResponseInputTextContent
