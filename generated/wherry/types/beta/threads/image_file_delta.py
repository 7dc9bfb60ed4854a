from .... import models as _m

ImageFileDelta = _m.MessageDeltaContentImageFileObjectImageFile
