from ...types.live import built_in_voice as _built_in_voice
from . import _p
from .initial_item_param import InitialItemParam as InitialItemParam

Audio = _p.MediaSessionConfigParamAudio
AudioOutput = _p.MediaSessionConfigParamAudioOutput
DelegationDecisions = _p.MediaSessionConfigParamDelegationDecisions
DelegationResponses = _p.MediaSessionConfigParamDelegationResponses
MediaSessionConfigParam = _p.MediaSessionConfigParam
WakePolicy = _p.WakePolicy
AudioOutputVoice = str | _built_in_voice.BuiltInVoice | _p.CustomVoice
Delegation = (
    _p.ClientDelegation | _p.MediaSessionConfigParamDelegationResponses | _p.MediaSessionConfigParamDelegationDecisions
)
BuiltInVoice = _built_in_voice.BuiltInVoice
ClientConfigParam = _p.ClientConfig
ClientDelegationParam = _p.ClientDelegation
CustomVoiceParam = _p.CustomVoice
DecisionTriggerParam = _p.DecisionTriggerParam
DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
