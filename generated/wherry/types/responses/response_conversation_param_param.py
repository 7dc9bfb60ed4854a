from . import _p

ResponseConversationParamParam = _p.ConversationParam2
