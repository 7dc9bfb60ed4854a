from . import _m
from .shared.metadata import Metadata as Metadata

DataSourceConfigLogs = _m.EvalLogsDataSourceConfig
EvalCreateResponse = _m.Eval
TestingCriterionEvalGraderPython = _m.EvalGraderPython
TestingCriterionEvalGraderScoreModel = _m.EvalGraderScoreModel
TestingCriterionEvalGraderTextSimilarity = _m.EvalGraderTextSimilarity
DataSourceConfig = (
    _m.EvalCustomDataSourceConfig | _m.EvalLogsDataSourceConfig | _m.EvalStoredCompletionsDataSourceConfig
)
TestingCriterion = (
    _m.GraderLabelModel
    | _m.GraderStringCheck
    | _m.EvalGraderTextSimilarity
    | _m.EvalGraderPython
    | _m.EvalGraderScoreModel
)
EvalCustomDataSourceConfig = _m.EvalCustomDataSourceConfig
EvalStoredCompletionsDataSourceConfig = _m.EvalStoredCompletionsDataSourceConfig
LabelModelGrader = _m.GraderLabelModel
PythonGrader = _m.GraderPython
ScoreModelGrader = _m.GraderScoreModel
StringCheckGrader = _m.GraderStringCheck
TextSimilarityGrader = _m.GraderTextSimilarity
