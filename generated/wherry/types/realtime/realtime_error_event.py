from . import _m

RealtimeErrorEvent = _m.RealtimeServerEventError
RealtimeError = _m.RealtimeServerEventErrorError
