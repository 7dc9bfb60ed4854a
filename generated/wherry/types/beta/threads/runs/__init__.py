# Generated.
"""What `openai.types.beta.threads.runs` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .run_step_include import RunStepInclude as RunStepInclude
    from .step_list_params import StepListParams as StepListParams
    from .step_retrieve_params import StepRetrieveParams as StepRetrieveParams
    from .tool_call import ToolCall as ToolCall
    from .tool_call_delta import ToolCallDelta as ToolCallDelta

    CodeInterpreterLogs = _m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject
    CodeInterpreterOutputImage = _m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObject
    CodeInterpreterToolCall = _m.RunStepDetailsToolCallsCodeObject
    CodeInterpreterToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsCodeObject
    FileSearchToolCall = _m.RunStepDetailsToolCallsFileSearchObject
    FileSearchToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFileSearchObject
    FunctionToolCall = _m.RunStepDetailsToolCallsFunctionObject
    FunctionToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFunctionObject
    MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
    RunStep = _m.RunStep
    RunStepDelta = _m.RunStepDeltaObjectDelta
    RunStepDeltaEvent = _m.RunStepDeltaObject
    RunStepDeltaMessageDelta = _m.RunStepDeltaStepDetailsMessageCreationObject
    ToolCallDeltaObject = _m.RunStepDeltaStepDetailsToolCallsObject
    ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
CodeInterpreterLogs m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject
CodeInterpreterOutputImage m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObject
CodeInterpreterToolCall m.RunStepDetailsToolCallsCodeObject
CodeInterpreterToolCallDelta m.RunStepDeltaStepDetailsToolCallsCodeObject
FileSearchToolCall m.RunStepDetailsToolCallsFileSearchObject
FileSearchToolCallDelta m.RunStepDeltaStepDetailsToolCallsFileSearchObject
FunctionToolCall m.RunStepDetailsToolCallsFunctionObject
FunctionToolCallDelta m.RunStepDeltaStepDetailsToolCallsFunctionObject
MessageCreationStepDetails m.RunStepDetailsMessageCreationObject
RunStep m.RunStep
RunStepDelta m.RunStepDeltaObjectDelta
RunStepDeltaEvent m.RunStepDeltaObject
RunStepDeltaMessageDelta m.RunStepDeltaStepDetailsMessageCreationObject
RunStepInclude .run_step_include
StepListParams .step_list_params
StepRetrieveParams .step_retrieve_params
ToolCall .tool_call
ToolCallDelta .tool_call_delta
ToolCallDeltaObject m.RunStepDeltaStepDetailsToolCallsObject
ToolCallsStepDetails m.RunStepDetailsToolCallsObject
""",
    )
