# Generated.
from .... import models as _m

ChatSessionRateLimits = _m.ChatSessionRateLimits
