from . import _m

FilePath = _m.MessageContentTextAnnotationsFilePathObjectFilePath
FilePathAnnotation = _m.MessageContentTextAnnotationsFilePathObject
