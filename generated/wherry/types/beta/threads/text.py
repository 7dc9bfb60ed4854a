from .... import models as _m
from ....types.beta.threads.annotation import Annotation as Annotation

Text = _m.MessageContentTextObjectText
