from ... import models as _m

RealtimeMcpToolExecutionError = _m.RealtimeMCPToolExecutionError
