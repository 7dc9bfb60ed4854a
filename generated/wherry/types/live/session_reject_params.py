from . import _p

SessionRejectParams = _p.LiveSessionsRejectRequest
