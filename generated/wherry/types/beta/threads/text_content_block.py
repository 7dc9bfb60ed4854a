from .... import models as _m

TextContentBlock = _m.MessageContentTextObject
Text = _m.MessageContentTextObjectText
