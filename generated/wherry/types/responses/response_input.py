from ... import models as _m

__all__ = ["ResponseInput", "ResponseInputItem"]
ResponseInput = list[_m.InputItem]
ResponseInputItem = _m.InputItem
