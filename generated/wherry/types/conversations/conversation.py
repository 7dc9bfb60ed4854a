# Generated.
from ... import models as _m

Conversation = _m.Conversation
