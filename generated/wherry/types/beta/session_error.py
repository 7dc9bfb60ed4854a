# Generated.
from ... import models as _m

SessionError = _m.SessionError
