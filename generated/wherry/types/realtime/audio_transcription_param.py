from . import _p

AudioTranscriptionParam = _p.AudioTranscription
