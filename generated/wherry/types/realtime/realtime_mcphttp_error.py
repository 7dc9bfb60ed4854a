from ... import models as _m

RealtimeMcphttpError = _m.RealtimeMCPHTTPError
