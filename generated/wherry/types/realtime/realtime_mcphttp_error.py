from . import _m

RealtimeMcphttpError = _m.RealtimeMCPHTTPError
