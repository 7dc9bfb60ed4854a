from .... import models as _m

ImageURLDeltaBlock = _m.MessageDeltaContentImageUrlObject
ImageURLDelta = _m.MessageDeltaContentImageUrlObjectImageUrl
