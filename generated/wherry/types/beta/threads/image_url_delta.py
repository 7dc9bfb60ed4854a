from . import _m

ImageURLDelta = _m.MessageDeltaContentImageUrlObjectImageUrl
