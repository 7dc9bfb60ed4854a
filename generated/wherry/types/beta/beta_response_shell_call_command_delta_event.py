from ... import models as _m

Agent = _m.BetaResponseShellCallCommandDeltaEventAgent
BetaResponseShellCallCommandDeltaEvent = _m.BetaResponseShellCallCommandDeltaEvent
