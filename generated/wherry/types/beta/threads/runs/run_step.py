from ..... import models as _m
from .....types.shared.metadata import Metadata as Metadata

LastError = _m.RunStepLastError
RunStep = _m.RunStep
Usage = _m.RunStepCompletionUsage
StepDetails = _m.RunStepDetailsMessageCreationObject | _m.RunStepDetailsToolCallsObject
MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
