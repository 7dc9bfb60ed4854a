from ... import models as _m

Logprob = _m.ResponseLogProb
LogprobTopLogprob = _m.ResponseLogProbTopLogprob
ResponseTextDoneEvent = _m.ResponseTextDoneEvent
