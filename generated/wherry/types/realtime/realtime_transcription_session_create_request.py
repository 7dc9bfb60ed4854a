# Generated.
from ... import models as _m

RealtimeTranscriptionSessionCreateRequest = _m.RealtimeTranscriptionSessionCreateResponseGA
RealtimeTranscriptionSessionAudio = _m.RealtimeTranscriptionSessionCreateRequestGAAudio
