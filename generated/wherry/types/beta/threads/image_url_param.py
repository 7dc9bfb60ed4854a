from . import _p

ImageURLParam = _p.MessageContentImageUrlObjectImageUrl
