from .... import models as _m

FilePath = _m.MessageContentTextAnnotationsFilePathObjectFilePath
FilePathAnnotation = _m.MessageContentTextAnnotationsFilePathObject
