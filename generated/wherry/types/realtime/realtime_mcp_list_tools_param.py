from . import _p

RealtimeMcpListToolsParam = _p.RealtimeMCPListTools
Tool = _p.MCPListToolsTool
