from . import _p

ConversationItemContentParam = _p.ConversationItemContent
