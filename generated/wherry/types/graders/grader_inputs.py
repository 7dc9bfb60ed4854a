from . import _m

GraderInputItemInputImage = _m.EvalItemInputImage
GraderInputItemOutputText = _m.EvalItemContentOutputText
GraderInputItem = str | _m.InputTextContent | _m.EvalItemContentOutputText | _m.EvalItemInputImage | _m.InputAudio
GraderInputs = list[GraderInputItem]
ResponseInputAudio = _m.InputAudio
ResponseInputText = _m.InputTextContent
