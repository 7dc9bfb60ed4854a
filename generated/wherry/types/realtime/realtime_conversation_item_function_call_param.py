from ... import params as _p

RealtimeConversationItemFunctionCallParam = _p.RealtimeConversationItemFunctionCall
