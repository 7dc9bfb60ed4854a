from . import _m

AnnotationDelta = (
    _m.MessageDeltaContentTextAnnotationsFileCitationObject | _m.MessageDeltaContentTextAnnotationsFilePathObject
)
FileCitationDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFileCitationObject
FilePathDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFilePathObject
