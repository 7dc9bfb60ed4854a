from .... import params as _p

TextContentBlockParam = _p.MessageRequestContentTextObject
