from ... import models as _m

Agent = _m.BetaResponseImageGenCallGeneratingEventAgent
BetaResponseImageGenCallGeneratingEvent = _m.BetaResponseImageGenCallGeneratingEvent
