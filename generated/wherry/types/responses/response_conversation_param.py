from ... import models as _m

ResponseConversationParam = _m.ConversationParam2
