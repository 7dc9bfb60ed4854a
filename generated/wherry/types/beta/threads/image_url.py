from .... import models as _m

ImageURL = _m.MessageContentImageUrlObjectImageUrl
