# Generated.
from ... import params as _p

RealtimeTranscriptionSessionCreateRequestParam = _p.RealtimeTranscriptionSessionCreateRequestGA
RealtimeTranscriptionSessionAudioParam = _p.RealtimeTranscriptionSessionCreateRequestGAAudio
