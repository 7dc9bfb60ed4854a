# Generated.
from ... import models as _m

SessionTurnError = _m.SessionTurnError
