from . import _m

BetaResponseInjectFailedEvent = _m.BetaResponseInjectFailedEvent
Error = _m.BetaResponseInjectFailedEventError
BetaResponseInputItem = _m.BetaResponseInputItem
