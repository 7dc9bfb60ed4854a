from . import _m

RefusalContentBlock = _m.MessageContentRefusalObject
