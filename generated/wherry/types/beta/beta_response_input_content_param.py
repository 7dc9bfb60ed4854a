from . import _p

BetaResponseInputContentParam = _p.BetaResponseInputText | _p.BetaResponseInputImage | _p.BetaResponseInputFile
BetaResponseInputFileParam = _p.BetaResponseInputFile
BetaResponseInputImageParam = _p.BetaResponseInputImage
BetaResponseInputTextParam = _p.BetaResponseInputText
