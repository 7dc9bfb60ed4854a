from . import _p

MessageContentPartParam = (
    _p.MessageContentImageFileObject | _p.MessageContentImageUrlObject | _p.MessageRequestContentTextObject
)
ImageFileContentBlockParam = _p.MessageContentImageFileObject
ImageURLContentBlockParam = _p.MessageContentImageUrlObject
TextContentBlockParam = _p.MessageRequestContentTextObject
