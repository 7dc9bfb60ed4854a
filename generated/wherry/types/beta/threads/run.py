from .... import models as _m
from ....types.beta import assistant_response_format_option as _assistant_response_format_option
from ....types.beta import assistant_tool as _assistant_tool
from ....types.beta import assistant_tool_choice_option as _assistant_tool_choice_option
from ....types.beta.threads import run_status as _run_status
from ....types.shared import metadata as _metadata

IncompleteDetails = _m.RunIncompleteDetails
LastError = _m.RunLastError
RequiredAction = _m.RunRequiredAction
RequiredActionSubmitToolOutputs = _m.RunRequiredActionSubmitToolOutputs
Run = _m.Run
TruncationStrategy = _m.TruncationObject
Usage = _m.RunCompletionUsage
AssistantResponseFormatOption = _assistant_response_format_option.AssistantResponseFormatOption
AssistantTool = _assistant_tool.AssistantTool
AssistantToolChoiceOption = _assistant_tool_choice_option.AssistantToolChoiceOption
Metadata = _metadata.Metadata
RequiredActionFunctionToolCall = _m.RunToolCallObject
RunStatus = _run_status.RunStatus
