from ... import models as _m

BetaResponseSteerAcceptedEvent = _m.BetaResponseSteerAcceptedEvent
Steer = _m.BetaResponseSteerAcceptedEventSteer
