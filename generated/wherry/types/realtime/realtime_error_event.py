from ... import models as _m

RealtimeErrorEvent = _m.RealtimeServerEventError
RealtimeError = _m.RealtimeServerEventErrorError
