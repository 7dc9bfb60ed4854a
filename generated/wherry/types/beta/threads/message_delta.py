from . import _m
from .message_content_delta import MessageContentDelta as MessageContentDelta

MessageDelta = _m.MessageDeltaObjectDelta
