from ..... import models as _m
from .....types.shared import metadata as _metadata

LastError = _m.RunStepLastError
RunStep = _m.RunStep
Usage = _m.RunStepCompletionUsage
StepDetails = _m.RunStepDetailsMessageCreationObject | _m.RunStepDetailsToolCallsObject
MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
Metadata = _metadata.Metadata
ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
