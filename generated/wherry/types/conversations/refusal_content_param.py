from ... import params as _p

RefusalContentParam = _p.RefusalContent
ResponseOutputRefusalParam = _p.RefusalContent
