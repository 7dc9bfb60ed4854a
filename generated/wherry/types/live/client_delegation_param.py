from ... import params as _p

ClientDelegationParam = _p.ClientDelegation
