from . import _m

MessageContentDelta = (
    _m.MessageDeltaContentImageFileObject
    | _m.MessageDeltaContentTextObject
    | _m.MessageDeltaContentRefusalObject
    | _m.MessageDeltaContentImageUrlObject
)
ImageFileDeltaBlock = _m.MessageDeltaContentImageFileObject
ImageURLDeltaBlock = _m.MessageDeltaContentImageUrlObject
RefusalDeltaBlock = _m.MessageDeltaContentRefusalObject
TextDeltaBlock = _m.MessageDeltaContentTextObject
