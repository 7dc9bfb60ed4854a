from . import _p

RealtimeConversationItemFunctionCallParam = _p.RealtimeConversationItemFunctionCall
