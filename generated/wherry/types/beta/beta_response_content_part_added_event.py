from ... import models as _m

Agent = _m.BetaResponseContentPartAddedEventAgent
BetaResponseContentPartAddedEvent = _m.BetaResponseContentPartAddedEvent
Part = _m.BetaResponseContentPartAddedEventPart
PartReasoningText = _m.BetaResponseContentPartAddedEventPartReasoningText
BetaResponseOutputRefusal = _m.BetaResponseOutputRefusal
BetaResponseOutputText = _m.BetaResponseOutputText
