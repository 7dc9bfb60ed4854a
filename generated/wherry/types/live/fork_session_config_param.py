from . import _p
from .audio_format_param import AudioFormatParam as AudioFormatParam

Audio = _p.ForkSessionConfigAudio
Delegation = _p.ForkSessionConfigDelegation
ForkSessionConfigParam = _p.ForkSessionConfig
ClientConfigParam = _p.ClientConfig
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
