from . import _m

Part = _m.OutputContent
PartReasoningText = _m.ReasoningTextContent
ResponseContentPartDoneEvent = _m.ResponseContentPartDoneEvent
ResponseOutputRefusal = _m.RefusalContent
ResponseOutputText = _m.OutputTextContent
