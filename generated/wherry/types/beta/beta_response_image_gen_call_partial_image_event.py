from ... import models as _m

Agent = _m.BetaResponseImageGenCallPartialImageEventAgent
BetaResponseImageGenCallPartialImageEvent = _m.BetaResponseImageGenCallPartialImageEvent
