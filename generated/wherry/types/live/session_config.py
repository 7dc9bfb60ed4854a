from ...types.live import built_in_voice as _built_in_voice
from . import _m

Audio = _m.SessionConfigAudio
AudioOutput = _m.SessionConfigAudioOutput
Delegation = _m.SessionConfigDelegation
DelegationDecisions = _m.SessionConfigDelegationDecisions
DelegationResponses = _m.SessionConfigDelegationResponses
SessionConfig = _m.SessionConfig
AudioOutputVoice = str | _built_in_voice.BuiltInVoice | _m.CustomVoice
AudioFormat = _m.AudioFormat
BuiltInVoice = _built_in_voice.BuiltInVoice
ClientConfig = _m.ClientConfig
ClientDelegation = _m.ClientDelegation
CustomVoice = _m.CustomVoice
DecisionTrigger = _m.DecisionTrigger
DecisionsDelegationConfig = _m.DecisionsDelegationConfig
InitialItem = _m.InitialItem
ResponsesDelegationConfig = _m.ResponsesDelegationConfig
