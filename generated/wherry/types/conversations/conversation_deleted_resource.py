# Generated.
from ... import models as _m

ConversationDeletedResource = _m.ConversationDeletedResource
