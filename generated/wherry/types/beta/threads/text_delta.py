from .... import models as _m
from ....types.beta.threads import annotation_delta as _annotation_delta

TextDelta = _m.MessageDeltaContentTextObjectText
AnnotationDelta = _annotation_delta.AnnotationDelta
