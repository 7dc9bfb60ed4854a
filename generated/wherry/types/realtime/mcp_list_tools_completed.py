from . import _m

McpListToolsCompleted = _m.RealtimeServerEventMCPListToolsCompleted
