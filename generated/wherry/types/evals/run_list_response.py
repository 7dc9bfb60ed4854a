from ...types.graders import grader_inputs as _grader_inputs
from ..shared.metadata import Metadata as Metadata
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _m

DataSourceResponses = _m.CreateEvalResponsesRunDataSource
DataSourceResponsesInputMessagesItemReference = _m.CreateEvalResponsesRunDataSourceInputMessagesItemReference
DataSourceResponsesInputMessagesTemplate = _m.CreateEvalResponsesRunDataSourceInputMessagesTemplate
DataSourceResponsesInputMessagesTemplateTemplateChatMessage = (
    _m.CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem
)
DataSourceResponsesInputMessagesTemplateTemplateEvalItem = _m.EvalItem
DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage = _m.EvalItemInputImage
DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText = _m.EvalItemContentOutputText
DataSourceResponsesSamplingParams = _m.CreateEvalResponsesRunDataSourceSamplingParams
DataSourceResponsesSamplingParamsText = _m.CreateEvalResponsesRunDataSourceSamplingParamsText
DataSourceResponsesSourceFileContent = _m.EvalJsonlFileContentSource
DataSourceResponsesSourceFileContentContent = _m.EvalJsonlFileContentSourceContentItem
DataSourceResponsesSourceFileID = _m.EvalJsonlFileIdSource
DataSourceResponsesSourceResponses = _m.EvalResponsesSource
PerModelUsage = _m.EvalRunPerModelUsageItem
PerTestingCriteriaResult = _m.EvalRunPerTestingCriteriaResult
ResultCounts = _m.EvalRunResultCounts
RunListResponse = _m.EvalRun
DataSource = (
    _m.CreateEvalJsonlRunDataSource | _m.CreateEvalCompletionsRunDataSource | _m.CreateEvalResponsesRunDataSource
)
DataSourceResponsesInputMessages = (
    _m.CreateEvalResponsesRunDataSourceInputMessagesTemplate
    | _m.CreateEvalResponsesRunDataSourceInputMessagesItemReference
)
DataSourceResponsesInputMessagesTemplateTemplate = (
    _m.CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem | _m.EvalItem
)
DataSourceResponsesInputMessagesTemplateTemplateEvalItemContent = (
    str
    | _m.InputTextContent
    | _m.EvalItemContentOutputText
    | _m.EvalItemInputImage
    | _m.InputAudio
    | _grader_inputs.GraderInputs
)
DataSourceResponsesSource = _m.EvalJsonlFileContentSource | _m.EvalJsonlFileIdSource | _m.EvalResponsesSource
CreateEvalCompletionsRunDataSource = _m.CreateEvalCompletionsRunDataSource
CreateEvalJSONLRunDataSource = _m.CreateEvalJsonlRunDataSource
EvalAPIError = _m.EvalApiError
GraderInputs = _grader_inputs.GraderInputs
ResponseFormatTextConfig = _m.TextResponseFormatConfiguration
ResponseInputAudio = _m.InputAudio
ResponseInputText = _m.InputTextContent
Tool = _m.Tool
