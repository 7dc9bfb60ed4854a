from .... import models as _m
from ....types.beta.threads import annotation as _annotation

Text = _m.MessageContentTextObjectText
Annotation = _annotation.Annotation
