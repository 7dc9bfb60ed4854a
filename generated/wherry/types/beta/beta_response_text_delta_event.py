from . import _m

Agent = _m.BetaResponseTextDeltaEventAgent
BetaResponseTextDeltaEvent = _m.BetaResponseTextDeltaEvent
Logprob = _m.BetaResponseTextDeltaEventLogprob
LogprobTopLogprob = _m.BetaResponseTextDeltaEventLogprobTopLogprob
