# Generated.
from ... import models as _m

SafetyAlert = _m.SafetyAlert
