# Generated.
from ... import models as _m

ToolChoiceAllowed = _m.ToolChoiceAllowed
