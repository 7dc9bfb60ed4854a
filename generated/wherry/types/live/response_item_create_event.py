from ... import models as _m

ResponseItemCreateEvent = _m.ResponseItemCreateEvent
ResponseInputItem = _m.InputItem
