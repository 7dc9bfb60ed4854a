# Generated.
from ... import models as _m

RealtimeConversationItemFunctionCall = _m.RealtimeConversationItemFunctionCall
