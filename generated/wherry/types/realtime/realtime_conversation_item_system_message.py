from ... import models as _m

Content = _m.RealtimeConversationItemMessageSystemContentItem
RealtimeConversationItemSystemMessage = _m.RealtimeConversationItemMessageSystem
