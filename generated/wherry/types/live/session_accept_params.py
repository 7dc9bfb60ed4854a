from ...types.live import built_in_voice as _built_in_voice
from . import _p
from .initial_item_param import InitialItemParam as InitialItemParam

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
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
