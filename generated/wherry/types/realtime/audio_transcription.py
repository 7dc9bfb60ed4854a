from ... import models as _m

AudioTranscription = _m.AudioTranscriptionResponse
