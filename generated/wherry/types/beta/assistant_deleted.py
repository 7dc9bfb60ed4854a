# Generated.
from ... import models as _m

AssistantDeleted = _m.AssistantDeleted
