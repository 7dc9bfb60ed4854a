from . import _p

ImageFileContentBlockParam = _p.MessageContentImageFileObject
ImageFileParam = _p.MessageContentImageFileObjectImageFile
