from . import _m

ImageURLDeltaBlock = _m.MessageDeltaContentImageUrlObject
ImageURLDelta = _m.MessageDeltaContentImageUrlObjectImageUrl
