from . import _m

Delegation = _m.SessionUpdateConfigDelegation
DelegationDecisions = _m.SessionUpdateConfigDelegationDecisions
DelegationResponses = _m.SessionUpdateConfigDelegationResponses
SessionUpdateConfig = _m.SessionUpdateConfig
ClientDelegation = _m.ClientDelegation
DecisionTrigger = _m.DecisionTrigger
DecisionsDelegationUpdateConfig = _m.DecisionsDelegationUpdateConfig
ResponsesDelegationUpdateConfig = _m.ResponsesDelegationUpdateConfig
