from ... import params as _p

SemanticVad = _p.RealtimeTurnDetectionSemanticVad
ServerVad = _p.RealtimeTurnDetectionServerVad
RealtimeAudioInputTurnDetectionParam = _p.RealtimeTurnDetectionServerVad | _p.RealtimeTurnDetectionSemanticVad
