from . import _m
from .annotation import Annotation as Annotation

Text = _m.MessageContentTextObjectText
