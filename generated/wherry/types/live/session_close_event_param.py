from . import _p

SessionCloseEventParam = _p.SessionCloseEvent
