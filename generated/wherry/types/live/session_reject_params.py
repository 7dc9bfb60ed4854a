from ... import params as _p

SessionRejectParams = _p.LiveSessionsRejectRequest
