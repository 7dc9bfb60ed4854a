from ... import models as _m

ResponseOutputItemDoneEvent = _m.ResponseOutputItemDoneEvent
ResponseOutputItem = _m.OutputItem
