from . import _m

RefusalContent = _m.RefusalContent
ResponseOutputRefusal = _m.RefusalContent
