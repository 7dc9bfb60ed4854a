from ... import models as _m

Agent = _m.BetaResponseContentPartDoneEventAgent
BetaResponseContentPartDoneEvent = _m.BetaResponseContentPartDoneEvent
Part = _m.BetaResponseContentPartDoneEventPart
PartReasoningText = _m.BetaResponseContentPartDoneEventPartReasoningText
BetaResponseOutputRefusal = _m.BetaResponseOutputRefusal
BetaResponseOutputText = _m.BetaResponseOutputText
