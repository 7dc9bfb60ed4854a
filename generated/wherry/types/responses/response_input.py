from ... import models as _m

ResponseInput = list[_m.InputItem]
ResponseInputItem = _m.InputItem
