from . import _p

ToolChoiceMcpParam = _p.ToolChoiceMCP
