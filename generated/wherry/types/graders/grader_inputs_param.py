from . import _p

GraderInputsParamItemInputImage = _p.EvalItemInputImage
GraderInputsParamItemOutputText = _p.EvalItemContentOutputText
GraderInputsParamItem = str | _p.InputTextContent | _p.EvalItemContentOutputText | _p.EvalItemInputImage | _p.InputAudio
GraderInputsParam = list[GraderInputsParamItem]
ResponseInputAudioParam = _p.InputAudio
ResponseInputTextParam = _p.InputTextContent
