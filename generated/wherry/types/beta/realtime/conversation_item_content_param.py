from .... import params as _p

ConversationItemContentParam = _p.ConversationItemContent
