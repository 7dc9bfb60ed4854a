from . import _m

ClientSecret = _m.TranscriptionSessionClientSecret
InputAudioTranscription = _m.AudioTranscriptionResponse
TranscriptionSession = _m.TranscriptionSession
TurnDetection = _m.TranscriptionSessionTurnDetection
