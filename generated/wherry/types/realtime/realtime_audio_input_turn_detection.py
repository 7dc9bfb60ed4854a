from . import _m

RealtimeAudioInputTurnDetection = _m.RealtimeTurnDetection
SemanticVad = _m.RealtimeTurnDetectionSemanticVad
ServerVad = _m.RealtimeTurnDetectionServerVad
