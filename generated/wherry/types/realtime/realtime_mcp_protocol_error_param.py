from ... import params as _p

RealtimeMcpProtocolErrorParam = _p.RealtimeMCPProtocolError
