from ... import models as _m

RealtimeMcpProtocolError = _m.RealtimeMCPProtocolError
