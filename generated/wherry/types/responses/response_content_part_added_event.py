from . import _m

Part = _m.OutputContent
PartReasoningText = _m.ReasoningTextContent
ResponseContentPartAddedEvent = _m.ResponseContentPartAddedEvent
ResponseOutputRefusal = _m.RefusalContent
ResponseOutputText = _m.OutputTextContent
