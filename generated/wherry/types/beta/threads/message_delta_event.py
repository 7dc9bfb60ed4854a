from . import _m

MessageDeltaEvent = _m.MessageDeltaObject
MessageDelta = _m.MessageDeltaObjectDelta
