from ..... import models as _m

RunStepDelta = _m.RunStepDeltaObjectDelta
StepDetails = _m.RunStepDeltaStepDetailsMessageCreationObject | _m.RunStepDeltaStepDetailsToolCallsObject
RunStepDeltaMessageDelta = _m.RunStepDeltaStepDetailsMessageCreationObject
ToolCallDeltaObject = _m.RunStepDeltaStepDetailsToolCallsObject
