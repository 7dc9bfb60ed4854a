from . import _m

RunStepDeltaEvent = _m.RunStepDeltaObject
RunStepDelta = _m.RunStepDeltaObjectDelta
