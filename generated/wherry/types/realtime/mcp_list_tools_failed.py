from ... import models as _m

McpListToolsFailed = _m.RealtimeServerEventMCPListToolsFailed
