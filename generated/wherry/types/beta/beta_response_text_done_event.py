from . import _m

Agent = _m.BetaResponseTextDoneEventAgent
BetaResponseTextDoneEvent = _m.BetaResponseTextDoneEvent
Logprob = _m.BetaResponseTextDoneEventLogprob
LogprobTopLogprob = _m.BetaResponseTextDoneEventLogprobTopLogprob
