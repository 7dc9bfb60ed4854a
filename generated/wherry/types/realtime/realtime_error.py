from . import _m

RealtimeError = _m.RealtimeServerEventErrorError
