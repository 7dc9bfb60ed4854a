from ...types.graders import grader_inputs_param as _grader_inputs_param
from ..responses.response_format_text_config_param import ResponseFormatTextConfigParam as ResponseFormatTextConfigParam
from ..responses.tool_param import ToolParam as ToolParam
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from ..shared_params.metadata import Metadata as Metadata
from . import _p

DataSourceCreateEvalResponsesRunDataSource = _p.CreateEvalResponsesRunDataSource
DataSourceCreateEvalResponsesRunDataSourceInputMessagesItemReference = (
    _p.CreateEvalResponsesRunDataSourceInputMessagesItemReference
)
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplate = (
    _p.CreateEvalResponsesRunDataSourceInputMessagesTemplate
)
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateChatMessage = (
    _p.CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem
)
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItem = _p.EvalItem
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentInputImage = _p.EvalItemInputImage
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentOutputText = (
    _p.EvalItemContentOutputText
)
DataSourceCreateEvalResponsesRunDataSourceSamplingParams = _p.CreateEvalResponsesRunDataSourceSamplingParams
DataSourceCreateEvalResponsesRunDataSourceSamplingParamsText = _p.CreateEvalResponsesRunDataSourceSamplingParamsText
DataSourceCreateEvalResponsesRunDataSourceSourceFileContent = _p.EvalJsonlFileContentSource
DataSourceCreateEvalResponsesRunDataSourceSourceFileContentContent = _p.EvalJsonlFileContentSourceContentItem
DataSourceCreateEvalResponsesRunDataSourceSourceFileID = _p.EvalJsonlFileIdSource
DataSourceCreateEvalResponsesRunDataSourceSourceResponses = _p.EvalResponsesSource
RunCreateParams = _p.CreateEvalRunRequest
DataSource = (
    _p.CreateEvalJsonlRunDataSource | _p.CreateEvalCompletionsRunDataSource | _p.CreateEvalResponsesRunDataSource
)
DataSourceCreateEvalResponsesRunDataSourceInputMessages = (
    _p.CreateEvalResponsesRunDataSourceInputMessagesTemplate
    | _p.CreateEvalResponsesRunDataSourceInputMessagesItemReference
)
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplate = (
    _p.CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem | _p.EvalItem
)
DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContent = (
    str
    | _p.InputTextContent
    | _p.EvalItemContentOutputText
    | _p.EvalItemInputImage
    | _p.InputAudio
    | _grader_inputs_param.GraderInputsParam
)
DataSourceCreateEvalResponsesRunDataSourceSource = (
    _p.EvalJsonlFileContentSource | _p.EvalJsonlFileIdSource | _p.EvalResponsesSource
)
CreateEvalCompletionsRunDataSourceParam = _p.CreateEvalCompletionsRunDataSource
CreateEvalJSONLRunDataSourceParam = _p.CreateEvalJsonlRunDataSource
GraderInputsParam = _grader_inputs_param.GraderInputsParam
ResponseInputAudioParam = _p.InputAudio
ResponseInputTextParam = _p.InputTextContent
