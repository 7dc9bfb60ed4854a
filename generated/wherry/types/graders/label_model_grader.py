from ...types.graders import grader_inputs as _grader_inputs
from . import _m

Input = _m.EvalItem
InputContentInputImage = _m.EvalItemInputImage
InputContentOutputText = _m.EvalItemContentOutputText
LabelModelGrader = _m.GraderLabelModel
InputContent = (
    str
    | _m.InputTextContent
    | _m.EvalItemContentOutputText
    | _m.EvalItemInputImage
    | _m.InputAudio
    | _grader_inputs.GraderInputs
)
GraderInputs = _grader_inputs.GraderInputs
ResponseInputAudio = _m.InputAudio
ResponseInputText = _m.InputTextContent
