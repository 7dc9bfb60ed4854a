from ... import params as _p
from ...types.live import audio_format_param as _audio_format_param
from ...types.live import built_in_voice as _built_in_voice
from ...types.live import initial_item_param as _initial_item_param

Audio = _p.SessionConfigAudio
AudioOutput = _p.SessionConfigAudioOutput
DelegationDecisions = _p.SessionConfigParamDelegationDecisions
DelegationResponses = _p.SessionConfigDelegationResponses
SessionConfigParam = _p.SessionConfigParam
AudioOutputVoice = str | _built_in_voice.BuiltInVoice | _p.CustomVoice
Delegation = _p.ClientDelegation | _p.SessionConfigDelegationResponses | _p.SessionConfigParamDelegationDecisions
AudioFormatParam = _audio_format_param.AudioFormatParam
BuiltInVoice = _built_in_voice.BuiltInVoice
ClientConfigParam = _p.ClientConfig
ClientDelegationParam = _p.ClientDelegation
CustomVoiceParam = _p.CustomVoice
DecisionTriggerParam = _p.DecisionTriggerParam
DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
InitialItemParam = _initial_item_param.InitialItemParam
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
