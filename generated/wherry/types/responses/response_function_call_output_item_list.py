from . import _m

ResponseFunctionCallOutputItemList = list[_m.ResponseFunctionCallOutputItem]
ResponseFunctionCallOutputItem = _m.ResponseFunctionCallOutputItem
