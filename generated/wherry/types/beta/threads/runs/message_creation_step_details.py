from . import _m

MessageCreation = _m.RunStepDetailsMessageCreationObjectMessageCreation
MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
