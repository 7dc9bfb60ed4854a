from .... import params as _p

Content = _p.ConversationItemWithReferenceContent
ConversationItemWithReferenceParam = _p.ConversationItemWithReference
