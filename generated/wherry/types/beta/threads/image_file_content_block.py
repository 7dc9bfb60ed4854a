from .... import models as _m

ImageFileContentBlock = _m.MessageContentImageFileObject
ImageFile = _m.MessageContentImageFileObjectImageFile
