from ... import params as _p

SessionReferParams = _p.LiveSessionsReferRequest
