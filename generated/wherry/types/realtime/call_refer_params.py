from ... import params as _p

CallReferParams = _p.RealtimeCallReferRequest
