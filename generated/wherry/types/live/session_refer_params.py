from . import _p

SessionReferParams = _p.LiveSessionsReferRequest
