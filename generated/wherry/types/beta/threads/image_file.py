from . import _m

ImageFile = _m.MessageContentImageFileObjectImageFile
