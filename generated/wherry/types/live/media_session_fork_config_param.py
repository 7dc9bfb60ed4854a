from ... import params as _p

Delegation = _p.MediaSessionForkConfigParamDelegation
MediaSessionForkConfigParam = _p.MediaSessionForkConfigParam
ClientConfigParam = _p.ClientConfig
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
