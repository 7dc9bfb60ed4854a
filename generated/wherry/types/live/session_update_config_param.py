from . import _p

DelegationDecisions = _p.SessionUpdateConfigParamDelegationDecisions
DelegationResponses = _p.SessionUpdateConfigDelegationResponses
SessionUpdateConfigParam = _p.SessionUpdateConfigParam
Delegation = (
    _p.ClientDelegation | _p.SessionUpdateConfigDelegationResponses | _p.SessionUpdateConfigParamDelegationDecisions
)
ClientDelegationParam = _p.ClientDelegation
DecisionTriggerParam = _p.DecisionTriggerParam
DecisionsDelegationUpdateConfigParam = _p.DecisionsDelegationUpdateConfigParam
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
