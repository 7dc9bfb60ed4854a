# Generated.
from ... import models as _m

AgentDeleted = _m.AgentDeleted
