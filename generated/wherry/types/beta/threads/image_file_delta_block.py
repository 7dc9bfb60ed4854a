from .... import models as _m

ImageFileDeltaBlock = _m.MessageDeltaContentImageFileObject
ImageFileDelta = _m.MessageDeltaContentImageFileObjectImageFile
