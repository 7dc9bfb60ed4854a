from ... import params as _p

Content = _p.RealtimeConversationItemMessageSystemContentItem
RealtimeConversationItemSystemMessageParam = _p.RealtimeConversationItemMessageSystem
