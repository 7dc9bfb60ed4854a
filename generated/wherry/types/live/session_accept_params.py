from ... import params as _p
from ...types.live import built_in_voice as _built_in_voice
from ...types.live import initial_item_param as _initial_item_param

Session = _p.SessionAcceptParamsSession
SessionAcceptParams = _p.LiveSessionsAcceptRequest
SessionAudio = _p.SessionAudio
SessionAudioOutput = _p.SessionAudioOutput
SessionDelegationDecisions = _p.SessionDelegationDecisions
SessionDelegationResponses = _p.SessionDelegationResponses
SessionAudioOutputVoice = str | _built_in_voice.BuiltInVoice | _p.CustomVoice
SessionDelegation = _p.ClientDelegation | _p.SessionDelegationResponses | _p.SessionDelegationDecisions
BuiltInVoice = _built_in_voice.BuiltInVoice
ClientDelegationParam = _p.ClientDelegation
CustomVoiceParam = _p.CustomVoice
DecisionTriggerParam = _p.DecisionTriggerParam
DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
InitialItemParam = _initial_item_param.InitialItemParam
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
