from ... import models as _m

RefusalContent = _m.RefusalContent
ResponseOutputRefusal = _m.RefusalContent
