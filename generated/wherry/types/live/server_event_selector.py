# Generated.
from ... import models as _m

ServerEventSelector = _m.ServerEventSelector
