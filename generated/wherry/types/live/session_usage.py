# Generated.
from ... import models as _m

SessionUsage = _m.SessionUsage
