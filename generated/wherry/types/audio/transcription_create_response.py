from . import _m

TranscriptionCreateResponse = _m.Transcription | _m.TranscriptionDiarized | _m.TranscriptionVerbose
Transcription = _m.Transcription
TranscriptionDiarized = _m.TranscriptionDiarized
TranscriptionVerbose = _m.TranscriptionVerbose
