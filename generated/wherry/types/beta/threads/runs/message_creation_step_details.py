from ..... import models as _m

MessageCreation = _m.RunStepDetailsMessageCreationObjectMessageCreation
MessageCreationStepDetails = _m.RunStepDetailsMessageCreationObject
