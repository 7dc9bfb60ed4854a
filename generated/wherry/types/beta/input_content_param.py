from . import _p

InputContentParamInputImage = _p.InputContentResourceInputImage
InputContentParamInputText = _p.InputContentResourceInputText
InputContentParam = _p.InputContentResourceInputText | _p.InputContentResourceInputImage
