from . import _m

ResponseConversationParam = _m.ConversationParam2
