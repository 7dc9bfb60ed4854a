from ... import models as _m

RealtimeMcpListTools = _m.RealtimeMCPListTools
Tool = _m.MCPListToolsTool
