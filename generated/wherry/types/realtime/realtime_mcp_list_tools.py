from . import _m

RealtimeMcpListTools = _m.RealtimeMCPListTools
Tool = _m.MCPListToolsTool
