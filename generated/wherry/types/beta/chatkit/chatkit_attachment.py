from .... import models as _m

ChatKitAttachment = _m.Attachment
