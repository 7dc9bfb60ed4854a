from ... import params as _p

ResponseConversationParamParam = _p.ConversationParam2
