from ... import models as _m

RealtimeError = _m.RealtimeServerEventErrorError
