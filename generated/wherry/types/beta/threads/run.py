from ...shared.metadata import Metadata as Metadata
from ..assistant_response_format_option import AssistantResponseFormatOption as AssistantResponseFormatOption
from ..assistant_tool import AssistantTool as AssistantTool
from ..assistant_tool_choice_option import AssistantToolChoiceOption as AssistantToolChoiceOption
from . import _m
from .run_status import RunStatus as RunStatus

IncompleteDetails = _m.RunIncompleteDetails
LastError = _m.RunLastError
RequiredAction = _m.RunRequiredAction
RequiredActionSubmitToolOutputs = _m.RunRequiredActionSubmitToolOutputs
Run = _m.Run
TruncationStrategy = _m.TruncationObject
Usage = _m.RunCompletionUsage
RequiredActionFunctionToolCall = _m.RunToolCallObject
