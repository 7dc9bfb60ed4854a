from ..... import models as _m

RunStepDeltaEvent = _m.RunStepDeltaObject
RunStepDelta = _m.RunStepDeltaObjectDelta
