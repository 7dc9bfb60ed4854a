# Generated.
from ... import models as _m

SessionCloseEvent = _m.SessionCloseEvent
