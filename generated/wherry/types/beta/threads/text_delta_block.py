from . import _m

TextDeltaBlock = _m.MessageDeltaContentTextObject
TextDelta = _m.MessageDeltaContentTextObjectText
