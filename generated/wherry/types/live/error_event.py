from ... import models as _m

ErrorEvent = _m.LiveErrorEvent
Error = _m.LiveError
