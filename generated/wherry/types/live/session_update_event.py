from ... import models as _m

SessionUpdateEvent = _m.LiveSessionUpdateEvent
SessionUpdateConfig = _m.SessionUpdateConfig
