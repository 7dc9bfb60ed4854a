from . import _m

MessageContent = (
    _m.MessageContentImageFileObject
    | _m.MessageContentImageUrlObject
    | _m.MessageContentTextObject
    | _m.MessageContentRefusalObject
)
ImageFileContentBlock = _m.MessageContentImageFileObject
ImageURLContentBlock = _m.MessageContentImageUrlObject
RefusalContentBlock = _m.MessageContentRefusalObject
TextContentBlock = _m.MessageContentTextObject
