from ...types.graders import grader_inputs_param as _grader_inputs_param
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _p

Input = _p.EvalItem
InputContentInputImage = _p.EvalItemInputImage
InputContentOutputText = _p.EvalItemContentOutputText
SamplingParams = _p.GraderScoreModelSamplingParams
ScoreModelGraderParam = _p.GraderScoreModel
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
