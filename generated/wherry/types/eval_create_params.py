from ..types.graders import grader_inputs_param as _grader_inputs_param
from . import _p
from .shared_params.metadata import Metadata as Metadata

DataSourceConfigCustom = _p.CreateEvalCustomDataSourceConfig
DataSourceConfigLogs = _p.CreateEvalLogsDataSourceConfig
DataSourceConfigStoredCompletions = _p.CreateEvalStoredCompletionsDataSourceConfig
EvalCreateParams = _p.CreateEvalRequest
TestingCriterionLabelModel = _p.CreateEvalLabelModelGrader
TestingCriterionLabelModelInputEvalItem = _p.EvalItem
TestingCriterionLabelModelInputEvalItemContentInputImage = _p.EvalItemInputImage
TestingCriterionLabelModelInputEvalItemContentOutputText = _p.EvalItemContentOutputText
TestingCriterionLabelModelInputSimpleInputMessage = _p.CreateEvalItemSimpleInputMessage
TestingCriterionPython = _p.EvalGraderPython
TestingCriterionScoreModel = _p.EvalGraderScoreModel
TestingCriterionTextSimilarity = _p.EvalGraderTextSimilarity
DataSourceConfig = (
    _p.CreateEvalCustomDataSourceConfig
    | _p.CreateEvalLogsDataSourceConfig
    | _p.CreateEvalStoredCompletionsDataSourceConfig
)
TestingCriterion = (
    _p.CreateEvalLabelModelGrader
    | _p.GraderStringCheck
    | _p.EvalGraderTextSimilarity
    | _p.EvalGraderPython
    | _p.EvalGraderScoreModel
)
TestingCriterionLabelModelInput = _p.CreateEvalItemSimpleInputMessage | _p.EvalItem
TestingCriterionLabelModelInputEvalItemContent = (
    str
    | _p.InputTextContent
    | _p.EvalItemContentOutputText
    | _p.EvalItemInputImage
    | _p.InputAudio
    | _grader_inputs_param.GraderInputsParam
)
GraderInputsParam = _grader_inputs_param.GraderInputsParam
PythonGraderParam = _p.GraderPython
ResponseInputAudioParam = _p.InputAudio
ResponseInputTextParam = _p.InputTextContent
ScoreModelGraderParam = _p.GraderScoreModel
StringCheckGraderParam = _p.GraderStringCheck
TextSimilarityGraderParam = _p.GraderTextSimilarity
