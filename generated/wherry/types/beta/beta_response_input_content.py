# Generated.
from ... import models as _m

BetaResponseInputContent = _m.BetaResponseInputContent
BetaResponseInputFile = _m.BetaResponseInputFile
BetaResponseInputImage = _m.BetaResponseInputImage
BetaResponseInputText = _m.BetaResponseInputText
