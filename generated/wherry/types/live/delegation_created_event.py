from . import _m

Delegation = _m.DelegationCreatedEventDelegation
DelegationCreatedEvent = _m.DelegationCreatedEvent
