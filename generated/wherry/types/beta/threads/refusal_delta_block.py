from .... import models as _m

RefusalDeltaBlock = _m.MessageDeltaContentRefusalObject
