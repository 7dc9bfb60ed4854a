from . import _m

BetaResponsePrompt = _m.BetaResponsePrompt
Variables = str | _m.BetaResponseInputText | _m.BetaResponseInputImage | _m.BetaResponseInputFile
BetaResponseInputFile = _m.BetaResponseInputFile
BetaResponseInputImage = _m.BetaResponseInputImage
BetaResponseInputText = _m.BetaResponseInputText
