# Generated.
from ... import models as _m

ChatCompletionDeleted = _m.ChatCompletionDeleted
