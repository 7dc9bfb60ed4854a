from ... import models as _m

Agent = _m.BetaResponseShellCallCommandAddedEventAgent
BetaResponseShellCallCommandAddedEvent = _m.BetaResponseShellCallCommandAddedEvent
