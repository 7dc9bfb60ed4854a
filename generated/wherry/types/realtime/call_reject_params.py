from . import _p

CallRejectParams = _p.RealtimeCallRejectRequest
