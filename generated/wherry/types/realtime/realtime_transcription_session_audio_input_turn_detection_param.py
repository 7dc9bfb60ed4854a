from . import _p

SemanticVad = _p.RealtimeTurnDetectionSemanticVad
ServerVad = _p.RealtimeTurnDetectionServerVad
RealtimeTranscriptionSessionAudioInputTurnDetectionParam = (
    _p.RealtimeTurnDetectionServerVad | _p.RealtimeTurnDetectionSemanticVad
)
