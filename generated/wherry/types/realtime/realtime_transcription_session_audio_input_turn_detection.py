from ... import models as _m

RealtimeTranscriptionSessionAudioInputTurnDetection = _m.RealtimeTurnDetection
SemanticVad = _m.RealtimeTurnDetectionSemanticVad
ServerVad = _m.RealtimeTurnDetectionServerVad
