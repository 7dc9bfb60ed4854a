from ... import models as _m

ResponseCreateEvent = _m.LiveResponseCreateEvent
