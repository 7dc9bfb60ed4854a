from . import _m

SessionUpdatedEvent = _m.LiveSessionUpdatedEvent
SessionResource = _m.SessionResource
