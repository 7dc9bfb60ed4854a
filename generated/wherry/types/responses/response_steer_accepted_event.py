from ... import models as _m

ResponseSteerAcceptedEvent = _m.ResponseSteerAcceptedEvent
Steer = _m.ResponseSteerAcceptedEventSteer
