# Generated.
from ... import models as _m

ToolChoiceTypes = _m.ToolChoiceTypes
