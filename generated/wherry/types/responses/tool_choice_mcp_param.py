from ... import params as _p

ToolChoiceMcpParam = _p.ToolChoiceMCP
