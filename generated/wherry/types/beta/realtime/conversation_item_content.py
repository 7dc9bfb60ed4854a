# Generated.
from .... import models as _m

ConversationItemContent = _m.ConversationItemContent
