from . import _m

ImageFileDelta = _m.MessageDeltaContentImageFileObjectImageFile
