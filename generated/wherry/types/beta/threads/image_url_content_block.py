from .... import models as _m

ImageURLContentBlock = _m.MessageContentImageUrlObject
ImageURL = _m.MessageContentImageUrlObjectImageUrl
