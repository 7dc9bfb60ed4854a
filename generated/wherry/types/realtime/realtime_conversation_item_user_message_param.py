from ... import params as _p

Content = _p.RealtimeConversationItemMessageUserContentItem
RealtimeConversationItemUserMessageParam = _p.RealtimeConversationItemMessageUser
