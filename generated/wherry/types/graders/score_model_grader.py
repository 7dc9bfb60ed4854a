from ...types.graders import grader_inputs as _grader_inputs
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _m

Input = _m.EvalItem
InputContentInputImage = _m.EvalItemInputImage
InputContentOutputText = _m.EvalItemContentOutputText
SamplingParams = _m.GraderScoreModelSamplingParams
ScoreModelGrader = _m.GraderScoreModel
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
