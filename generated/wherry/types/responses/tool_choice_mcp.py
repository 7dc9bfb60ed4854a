from . import _m

ToolChoiceMcp = _m.ToolChoiceMCP
