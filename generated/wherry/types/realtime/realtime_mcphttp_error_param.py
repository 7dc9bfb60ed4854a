from ... import params as _p

RealtimeMcphttpErrorParam = _p.RealtimeMCPHTTPError
