from . import _p

SemanticVad = _p.RealtimeTurnDetectionSemanticVad
ServerVad = _p.RealtimeTurnDetectionServerVad
RealtimeAudioInputTurnDetectionParam = _p.RealtimeTurnDetectionServerVad | _p.RealtimeTurnDetectionSemanticVad
