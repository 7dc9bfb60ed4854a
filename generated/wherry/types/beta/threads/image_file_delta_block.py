from . import _m

ImageFileDeltaBlock = _m.MessageDeltaContentImageFileObject
ImageFileDelta = _m.MessageDeltaContentImageFileObjectImageFile
