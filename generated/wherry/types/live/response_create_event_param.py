from . import _p

ResponseCreateEventParam = _p.LiveResponseCreateEvent
