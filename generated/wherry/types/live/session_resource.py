from ...types.live import built_in_voice as _built_in_voice
from . import _m

Audio = _m.SessionResourceAudio
AudioOutput = _m.SessionResourceAudioOutput
Delegation = _m.SessionResourceDelegation
DelegationDecisions = _m.SessionResourceDelegationDecisions
DelegationResponses = _m.SessionResourceDelegationResponses
SessionResource = _m.SessionResource
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
