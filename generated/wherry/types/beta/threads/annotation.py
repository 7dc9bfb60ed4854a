from .... import models as _m

Annotation = _m.MessageContentTextAnnotationsFileCitationObject | _m.MessageContentTextAnnotationsFilePathObject
FileCitationAnnotation = _m.MessageContentTextAnnotationsFileCitationObject
FilePathAnnotation = _m.MessageContentTextAnnotationsFilePathObject
