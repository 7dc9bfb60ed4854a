from .... import models as _m

FilePath = _m.MessageDeltaContentTextAnnotationsFilePathObjectFilePath
FilePathDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFilePathObject
