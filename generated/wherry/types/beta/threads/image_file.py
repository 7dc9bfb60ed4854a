from .... import models as _m

ImageFile = _m.MessageContentImageFileObjectImageFile
