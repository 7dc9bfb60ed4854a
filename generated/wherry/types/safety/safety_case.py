# Generated.
from ... import models as _m

Notice = _m.Notice
SafetyCase = _m.SafetyCase
