from .... import models as _m

Content = _m.ConversationItemWithReferenceContent
ConversationItemWithReference = _m.ConversationItemWithReference
