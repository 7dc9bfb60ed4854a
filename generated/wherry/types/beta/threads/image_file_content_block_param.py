from .... import params as _p

ImageFileContentBlockParam = _p.MessageContentImageFileObject
ImageFileParam = _p.MessageContentImageFileObjectImageFile
