# Generated.
from ... import models as _m

RealtimeTranscriptionSessionAudio = _m.RealtimeTranscriptionSessionCreateRequestGAAudio
RealtimeTranscriptionSessionAudioInput = _m.RealtimeTranscriptionSessionCreateRequestGAAudioInput
