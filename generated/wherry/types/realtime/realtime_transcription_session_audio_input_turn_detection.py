from . import _m

RealtimeTranscriptionSessionAudioInputTurnDetection = _m.RealtimeTurnDetection
SemanticVad = _m.RealtimeTurnDetectionSemanticVad
ServerVad = _m.RealtimeTurnDetectionServerVad
