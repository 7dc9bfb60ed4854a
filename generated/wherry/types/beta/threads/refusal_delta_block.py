from . import _m

RefusalDeltaBlock = _m.MessageDeltaContentRefusalObject
