from . import _m

ChatKitAttachment = _m.Attachment
