# Generated.
from ... import models as _m

ToolChoiceFunction = _m.ToolChoiceFunction
