from ... import models as _m

Agent = _m.BetaResponseShellCallCommandDoneEventAgent
BetaResponseShellCallCommandDoneEvent = _m.BetaResponseShellCallCommandDoneEvent
