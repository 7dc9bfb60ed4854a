from .... import models as _m
from ....types.beta.threads.annotation_delta import AnnotationDelta as AnnotationDelta

TextDelta = _m.MessageDeltaContentTextObjectText
