from ..... import models as _m

MessageCreation = _m.RunStepDeltaStepDetailsMessageCreationObjectMessageCreation
RunStepDeltaMessageDelta = _m.RunStepDeltaStepDetailsMessageCreationObject
