from ... import params as _p

ResponseCreateEventParam = _p.LiveResponseCreateEvent
