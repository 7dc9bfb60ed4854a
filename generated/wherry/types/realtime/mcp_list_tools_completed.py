from ... import models as _m

McpListToolsCompleted = _m.RealtimeServerEventMCPListToolsCompleted
