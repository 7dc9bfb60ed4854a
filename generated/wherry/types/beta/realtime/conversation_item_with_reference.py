from . import _m

Content = _m.ConversationItemWithReferenceContent
ConversationItemWithReference = _m.ConversationItemWithReference
