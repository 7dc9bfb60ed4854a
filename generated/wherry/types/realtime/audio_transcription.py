from . import _m

AudioTranscription = _m.AudioTranscriptionResponse
