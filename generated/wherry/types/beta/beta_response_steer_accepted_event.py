from . import _m

BetaResponseSteerAcceptedEvent = _m.BetaResponseSteerAcceptedEvent
Steer = _m.BetaResponseSteerAcceptedEventSteer
