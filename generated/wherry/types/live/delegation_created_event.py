from ... import models as _m

Delegation = _m.DelegationCreatedEventDelegation
DelegationCreatedEvent = _m.DelegationCreatedEvent
