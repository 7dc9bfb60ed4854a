from . import _m

Content = _m.RealtimeConversationItemMessageUserContentItem
RealtimeConversationItemUserMessage = _m.RealtimeConversationItemMessageUser
