from . import _m

ImageURL = _m.MessageContentImageUrlObjectImageUrl
