from ... import params as _p

RealtimeMcpListToolsParam = _p.RealtimeMCPListTools
Tool = _p.MCPListToolsTool
