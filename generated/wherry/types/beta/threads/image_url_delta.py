from .... import models as _m

ImageURLDelta = _m.MessageDeltaContentImageUrlObjectImageUrl
