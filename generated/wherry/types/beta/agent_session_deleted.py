# Generated.
from ... import models as _m

AgentSessionDeleted = _m.AgentSessionDeleted
