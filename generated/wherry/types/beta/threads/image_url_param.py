from .... import params as _p

ImageURLParam = _p.MessageContentImageUrlObjectImageUrl
