from .... import models as _m

RefusalContentBlock = _m.MessageContentRefusalObject
