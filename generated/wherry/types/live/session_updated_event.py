from ... import models as _m

SessionUpdatedEvent = _m.LiveSessionUpdatedEvent
SessionResource = _m.SessionResource
