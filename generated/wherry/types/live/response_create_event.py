from . import _m

ResponseCreateEvent = _m.LiveResponseCreateEvent
