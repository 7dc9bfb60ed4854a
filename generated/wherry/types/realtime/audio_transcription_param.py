from ... import params as _p

AudioTranscriptionParam = _p.AudioTranscription
