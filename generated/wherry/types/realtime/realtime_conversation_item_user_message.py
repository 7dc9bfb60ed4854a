from ... import models as _m

Content = _m.RealtimeConversationItemMessageUserContentItem
RealtimeConversationItemUserMessage = _m.RealtimeConversationItemMessageUser
