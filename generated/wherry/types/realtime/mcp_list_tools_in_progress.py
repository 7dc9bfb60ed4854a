from ... import models as _m

McpListToolsInProgress = _m.RealtimeServerEventMCPListToolsInProgress
