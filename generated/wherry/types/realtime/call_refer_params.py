from . import _p

CallReferParams = _p.RealtimeCallReferRequest
