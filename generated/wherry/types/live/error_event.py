from . import _m

ErrorEvent = _m.LiveErrorEvent
Error = _m.LiveError
