# Generated.
from ... import models as _m

RealtimeConversationItemFunctionCallOutput = _m.RealtimeConversationItemFunctionCallOutput
