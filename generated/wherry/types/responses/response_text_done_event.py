from . import _m

Logprob = _m.ResponseLogProb
LogprobTopLogprob = _m.ResponseLogProbTopLogprob
ResponseTextDoneEvent = _m.ResponseTextDoneEvent
