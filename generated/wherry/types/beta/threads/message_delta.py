from .... import models as _m
from ....types.beta.threads import message_content_delta as _message_content_delta

MessageDelta = _m.MessageDeltaObjectDelta
MessageContentDelta = _message_content_delta.MessageContentDelta
