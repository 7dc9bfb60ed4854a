from . import _m

ImageFileContentBlock = _m.MessageContentImageFileObject
ImageFile = _m.MessageContentImageFileObjectImageFile
