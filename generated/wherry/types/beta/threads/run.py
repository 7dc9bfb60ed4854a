from .... import models as _m
from ....types.beta.assistant_response_format_option import (
    AssistantResponseFormatOption as AssistantResponseFormatOption,
)
from ....types.beta.assistant_tool import AssistantTool as AssistantTool
from ....types.beta.assistant_tool_choice_option import AssistantToolChoiceOption as AssistantToolChoiceOption
from ....types.beta.threads.run_status import RunStatus as RunStatus
from ....types.shared.metadata import Metadata as Metadata

IncompleteDetails = _m.RunIncompleteDetails
LastError = _m.RunLastError
RequiredAction = _m.RunRequiredAction
RequiredActionSubmitToolOutputs = _m.RunRequiredActionSubmitToolOutputs
Run = _m.Run
TruncationStrategy = _m.TruncationObject
Usage = _m.RunCompletionUsage
RequiredActionFunctionToolCall = _m.RunToolCallObject
