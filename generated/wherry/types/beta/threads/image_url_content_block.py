from . import _m

ImageURLContentBlock = _m.MessageContentImageUrlObject
ImageURL = _m.MessageContentImageUrlObjectImageUrl
