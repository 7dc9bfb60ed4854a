from . import _p

BetaResponseConversationParamParam = _p.BetaResponseConversationParam
