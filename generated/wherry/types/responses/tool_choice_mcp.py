from ... import models as _m

ToolChoiceMcp = _m.ToolChoiceMCP
