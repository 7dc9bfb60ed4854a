from ...types.live import built_in_voice as _built_in_voice
from . import _p
from .audio_format_param import AudioFormatParam as AudioFormatParam
from .initial_item_param import InitialItemParam as InitialItemParam

Audio = _p.SessionConfigAudio
AudioOutput = _p.SessionConfigAudioOutput
DelegationDecisions = _p.SessionConfigParamDelegationDecisions
DelegationResponses = _p.SessionConfigDelegationResponses
SessionConfigParam = _p.SessionConfigParam
AudioOutputVoice = str | _built_in_voice.BuiltInVoice | _p.CustomVoice
Delegation = _p.ClientDelegation | _p.SessionConfigDelegationResponses | _p.SessionConfigParamDelegationDecisions
BuiltInVoice = _built_in_voice.BuiltInVoice
ClientConfigParam = _p.ClientConfig
ClientDelegationParam = _p.ClientDelegation
CustomVoiceParam = _p.CustomVoice
DecisionTriggerParam = _p.DecisionTriggerParam
DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
