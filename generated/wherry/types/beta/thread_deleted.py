# Generated.
from ... import models as _m

ThreadDeleted = _m.ThreadDeleted
