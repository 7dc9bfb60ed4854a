from . import _p

SessionUpdateEventParam = _p.LiveSessionUpdateEventParam
SessionUpdateConfigParam = _p.SessionUpdateConfigParam
