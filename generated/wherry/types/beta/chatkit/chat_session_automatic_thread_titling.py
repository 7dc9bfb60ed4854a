# Generated.
from .... import models as _m

ChatSessionAutomaticThreadTitling = _m.ChatSessionAutomaticThreadTitling
