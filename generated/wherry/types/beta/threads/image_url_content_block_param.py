from . import _p

ImageURLContentBlockParam = _p.MessageContentImageUrlObject
ImageURLParam = _p.MessageContentImageUrlObjectImageUrl
