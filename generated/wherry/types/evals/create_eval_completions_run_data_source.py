from ...types.graders import grader_inputs as _grader_inputs
from ..shared.metadata import Metadata as Metadata
from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _m

CreateEvalCompletionsRunDataSource = _m.CreateEvalCompletionsRunDataSource
InputMessagesItemReference = _m.CreateEvalCompletionsRunDataSourceInputMessagesItemReference
InputMessagesTemplate = _m.CreateEvalCompletionsRunDataSourceInputMessagesTemplate
InputMessagesTemplateTemplateEvalItem = _m.EvalItem
InputMessagesTemplateTemplateEvalItemContentInputImage = _m.EvalItemInputImage
InputMessagesTemplateTemplateEvalItemContentOutputText = _m.EvalItemContentOutputText
SamplingParams = _m.CreateEvalCompletionsRunDataSourceSamplingParams
SourceFileContent = _m.EvalJsonlFileContentSource
SourceFileContentContent = _m.EvalJsonlFileContentSourceContentItem
SourceFileID = _m.EvalJsonlFileIdSource
SourceStoredCompletions = _m.EvalStoredCompletionsSource
SamplingParamsResponseFormat = _m.ResponseFormatText | _m.ResponseFormatJsonSchema | _m.ResponseFormatJsonObject
InputMessages = (
    _m.CreateEvalCompletionsRunDataSourceInputMessagesTemplate
    | _m.CreateEvalCompletionsRunDataSourceInputMessagesItemReference
)
InputMessagesTemplateTemplate = _m.EasyInputMessage | _m.EvalItem
InputMessagesTemplateTemplateEvalItemContent = (
    str
    | _m.InputTextContent
    | _m.EvalItemContentOutputText
    | _m.EvalItemInputImage
    | _m.InputAudio
    | _grader_inputs.GraderInputs
)
Source = _m.EvalJsonlFileContentSource | _m.EvalJsonlFileIdSource | _m.EvalStoredCompletionsSource
ChatCompletionFunctionTool = _m.ChatCompletionTool
EasyInputMessage = _m.EasyInputMessage
GraderInputs = _grader_inputs.GraderInputs
ResponseFormatJSONObject = _m.ResponseFormatJsonObject
ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
ResponseFormatText = _m.ResponseFormatText
ResponseInputAudio = _m.InputAudio
ResponseInputText = _m.InputTextContent
