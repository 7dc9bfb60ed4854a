from .... import models as _m

MessageDeltaEvent = _m.MessageDeltaObject
MessageDelta = _m.MessageDeltaObjectDelta
