from . import _p

ImageFileParam = _p.MessageContentImageFileObjectImageFile
