from . import _m

Agent = _m.BetaResponseShellCallCommandDoneEventAgent
BetaResponseShellCallCommandDoneEvent = _m.BetaResponseShellCallCommandDoneEvent
