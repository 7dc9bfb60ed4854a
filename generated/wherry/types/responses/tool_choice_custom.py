# Generated.
from ... import models as _m

ToolChoiceCustom = _m.ToolChoiceCustom
