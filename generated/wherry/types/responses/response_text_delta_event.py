from . import _m

Logprob = _m.ResponseLogProb
LogprobTopLogprob = _m.ResponseLogProbTopLogprob
ResponseTextDeltaEvent = _m.ResponseTextDeltaEvent
