from . import _m

ResponseSteerAcceptedEvent = _m.ResponseSteerAcceptedEvent
Steer = _m.ResponseSteerAcceptedEventSteer
