from . import _p

RefusalContentParam = _p.RefusalContent
ResponseOutputRefusalParam = _p.RefusalContent
