# Generated.
from ... import models as _m

ConversationItemList = _m.ConversationItemList
ConversationItem = _m.ConversationItem
