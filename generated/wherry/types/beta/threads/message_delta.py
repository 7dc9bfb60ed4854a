from .... import models as _m
from ....types.beta.threads.message_content_delta import MessageContentDelta as MessageContentDelta

MessageDelta = _m.MessageDeltaObjectDelta
