from . import _m

InputContent = _m.BetaInputContent
InputContentResourceInputImage = _m.InputContentResourceInputImage
InputContentResourceInputText = _m.InputContentResourceInputText
