from . import _p

RealtimeMcpProtocolErrorParam = _p.RealtimeMCPProtocolError
