from .. import models as _m

ModerationCreateResponse = _m.ModerationCreateResponse
Moderation = _m.ModerationCreateResponseResult
