from .... import params as _p

ImageURLContentBlockParam = _p.MessageContentImageUrlObject
ImageURLParam = _p.MessageContentImageUrlObjectImageUrl
