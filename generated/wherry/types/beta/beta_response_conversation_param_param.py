from ... import params as _p

BetaResponseConversationParamParam = _p.BetaResponseConversationParam
