from ... import params as _p

SessionCloseEventParam = _p.SessionCloseEvent
