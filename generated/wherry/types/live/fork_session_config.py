from . import _m

Audio = _m.ForkSessionConfigAudio
Delegation = _m.ForkSessionConfigDelegation
ForkSessionConfig = _m.ForkSessionConfig
AudioFormat = _m.AudioFormat
ClientConfig = _m.ClientConfig
ResponsesDelegationUpdateConfig = _m.ResponsesDelegationUpdateConfig
