from ... import models as _m

ResponseOutputItemAddedEvent = _m.ResponseOutputItemAddedEvent
ResponseOutputItem = _m.OutputItem
