from .... import models as _m

TextDeltaBlock = _m.MessageDeltaContentTextObject
TextDelta = _m.MessageDeltaContentTextObjectText
