from . import _p

Delegation = _p.MediaSessionForkConfigParamDelegation
MediaSessionForkConfigParam = _p.MediaSessionForkConfigParam
ClientConfigParam = _p.ClientConfig
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
