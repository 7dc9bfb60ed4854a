from . import _p

Content = _p.ConversationItemWithReferenceContent
ConversationItemWithReferenceParam = _p.ConversationItemWithReference
