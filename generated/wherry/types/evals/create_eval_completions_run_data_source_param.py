from ...types.graders import grader_inputs_param as _grader_inputs_param
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from ..shared_params.metadata import Metadata as Metadata
from . import _p

CreateEvalCompletionsRunDataSourceParam = _p.CreateEvalCompletionsRunDataSource
InputMessagesItemReference = _p.CreateEvalCompletionsRunDataSourceInputMessagesItemReference
InputMessagesTemplate = _p.CreateEvalCompletionsRunDataSourceInputMessagesTemplate
InputMessagesTemplateTemplateEvalItem = _p.EvalItem
InputMessagesTemplateTemplateEvalItemContentInputImage = _p.EvalItemInputImage
InputMessagesTemplateTemplateEvalItemContentOutputText = _p.EvalItemContentOutputText
SamplingParams = _p.CreateEvalCompletionsRunDataSourceSamplingParams
SourceFileContent = _p.EvalJsonlFileContentSource
SourceFileContentContent = _p.EvalJsonlFileContentSourceContentItem
SourceFileID = _p.EvalJsonlFileIdSource
SourceStoredCompletions = _p.EvalStoredCompletionsSource
SamplingParamsResponseFormat = _p.ResponseFormatText | _p.ResponseFormatJsonSchema | _p.ResponseFormatJsonObject
InputMessages = (
    _p.CreateEvalCompletionsRunDataSourceInputMessagesTemplate
    | _p.CreateEvalCompletionsRunDataSourceInputMessagesItemReference
)
InputMessagesTemplateTemplate = _p.EasyInputMessage | _p.EvalItem
InputMessagesTemplateTemplateEvalItemContent = (
    str
    | _p.InputTextContent
    | _p.EvalItemContentOutputText
    | _p.EvalItemInputImage
    | _p.InputAudio
    | _grader_inputs_param.GraderInputsParam
)
Source = _p.EvalJsonlFileContentSource | _p.EvalJsonlFileIdSource | _p.EvalStoredCompletionsSource
ChatCompletionFunctionToolParam = _p.ChatCompletionTool
EasyInputMessageParam = _p.EasyInputMessage
GraderInputsParam = _grader_inputs_param.GraderInputsParam
ResponseFormatJSONObject = _p.ResponseFormatJsonObject
ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
ResponseFormatText = _p.ResponseFormatText
ResponseInputAudioParam = _p.InputAudio
ResponseInputTextParam = _p.InputTextContent
