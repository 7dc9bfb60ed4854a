from . import _m

ResponseOutputItemAddedEvent = _m.ResponseOutputItemAddedEvent
ResponseOutputItem = _m.OutputItem
