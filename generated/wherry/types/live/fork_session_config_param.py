from ... import params as _p
from ...types.live import audio_format_param as _audio_format_param

Audio = _p.ForkSessionConfigAudio
Delegation = _p.ForkSessionConfigDelegation
ForkSessionConfigParam = _p.ForkSessionConfig
AudioFormatParam = _audio_format_param.AudioFormatParam
ClientConfigParam = _p.ClientConfig
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
