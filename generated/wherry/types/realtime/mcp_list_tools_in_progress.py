from . import _m

McpListToolsInProgress = _m.RealtimeServerEventMCPListToolsInProgress
