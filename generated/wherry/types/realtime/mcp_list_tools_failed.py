from . import _m

McpListToolsFailed = _m.RealtimeServerEventMCPListToolsFailed
