from . import _p

TextContentBlockParam = _p.MessageRequestContentTextObject
