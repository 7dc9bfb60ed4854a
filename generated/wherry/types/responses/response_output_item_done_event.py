from . import _m

ResponseOutputItemDoneEvent = _m.ResponseOutputItemDoneEvent
ResponseOutputItem = _m.OutputItem
