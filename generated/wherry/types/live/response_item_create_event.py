from . import _m

ResponseItemCreateEvent = _m.ResponseItemCreateEvent
ResponseInputItem = _m.InputItem
