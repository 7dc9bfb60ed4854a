from ... import models as _m

Agent = _m.BetaResponseShellCallOutputContentDeltaEventAgent
BetaResponseShellCallOutputContentDeltaEvent = _m.BetaResponseShellCallOutputContentDeltaEvent
Delta = _m.BetaResponseShellCallOutputContentDeltaEventDelta
