from . import _p

ClientDelegationParam = _p.ClientDelegation
