from . import _p

RealtimeMcphttpErrorParam = _p.RealtimeMCPHTTPError
