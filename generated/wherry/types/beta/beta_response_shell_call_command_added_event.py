from . import _m

Agent = _m.BetaResponseShellCallCommandAddedEventAgent
BetaResponseShellCallCommandAddedEvent = _m.BetaResponseShellCallCommandAddedEvent
