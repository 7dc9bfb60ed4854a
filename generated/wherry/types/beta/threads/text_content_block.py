from . import _m

TextContentBlock = _m.MessageContentTextObject
Text = _m.MessageContentTextObjectText
