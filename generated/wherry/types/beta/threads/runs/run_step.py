from ....shared.metadata import Metadata as Metadata
from . import _m

LastError = _m.RunStepLastError
RunStep = _m.RunStep
Usage = _m.RunStepCompletionUsage
StepDetails = _m.RunStepDetailsMessageCreationObject | _m.RunStepDetailsToolCallsObject
MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
