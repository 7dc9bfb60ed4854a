# Generated.
from .... import models as _m

ChatSessionHistory = _m.ChatSessionHistory
