from . import _m
from .annotation_delta import AnnotationDelta as AnnotationDelta

TextDelta = _m.MessageDeltaContentTextObjectText
