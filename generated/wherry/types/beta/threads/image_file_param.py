from .... import params as _p

ImageFileParam = _p.MessageContentImageFileObjectImageFile
