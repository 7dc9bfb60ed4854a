# Generated.
from ... import models as _m

BetaResponseConversationParam = _m.BetaResponseConversationParam
