from ...types.graders import grader_inputs_param as _grader_inputs_param
from . import _p

Input = _p.EvalItem
InputContentInputImage = _p.EvalItemInputImage
InputContentOutputText = _p.EvalItemContentOutputText
LabelModelGraderParam = _p.GraderLabelModel
InputContent = (
    str
    | _p.InputTextContent
    | _p.EvalItemContentOutputText
    | _p.EvalItemInputImage
    | _p.InputAudio
    | _grader_inputs_param.GraderInputsParam
)
GraderInputsParam = _grader_inputs_param.GraderInputsParam
ResponseInputAudioParam = _p.InputAudio
ResponseInputTextParam = _p.InputTextContent
