from . import _m

ResponseInput = list[_m.InputItem]
ResponseInputItem = _m.InputItem
