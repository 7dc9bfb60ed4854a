# Generated.
from ... import models as _m

MultiAgentConfig = _m.MultiAgentConfig
