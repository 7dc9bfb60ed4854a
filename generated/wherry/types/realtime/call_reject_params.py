from ... import params as _p

CallRejectParams = _p.RealtimeCallRejectRequest
