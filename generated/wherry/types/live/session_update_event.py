from . import _m

SessionUpdateEvent = _m.LiveSessionUpdateEvent
SessionUpdateConfig = _m.SessionUpdateConfig
