from . import _m

RealtimeMcpProtocolError = _m.RealtimeMCPProtocolError
