from . import _m

AnnotationFile = _m.FileAnnotation
AnnotationFileSource = _m.FileAnnotationSource
AnnotationURL = _m.UrlAnnotation
AnnotationURLSource = _m.UrlAnnotationSource
ChatKitResponseOutputText = _m.ResponseOutputText
Annotation = _m.FileAnnotation | _m.UrlAnnotation
