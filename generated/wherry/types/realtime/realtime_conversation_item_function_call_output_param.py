from ... import params as _p

RealtimeConversationItemFunctionCallOutputParam = _p.RealtimeConversationItemFunctionCallOutput
