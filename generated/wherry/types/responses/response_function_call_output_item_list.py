from ... import models as _m

__all__ = ["ResponseFunctionCallOutputItem", "ResponseFunctionCallOutputItemList"]
ResponseFunctionCallOutputItemList = list[_m.ResponseFunctionCallOutputItem]
ResponseFunctionCallOutputItem = _m.ResponseFunctionCallOutputItem
