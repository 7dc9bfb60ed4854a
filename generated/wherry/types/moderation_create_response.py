from . import _m

ModerationCreateResponse = _m.ModerationCreateResponse
Moderation = _m.ModerationCreateResponseResult
