# Generated.
from ... import params as _p

SessionUpdateEventParam = _p.RealtimeClientEventSessionUpdate
Session = _p.RealtimeSessionCreateRequestGA | _p.RealtimeTranscriptionSessionCreateRequestGA
RealtimeSessionCreateRequestParam = _p.RealtimeSessionCreateRequestGA
RealtimeTranscriptionSessionCreateRequestParam = _p.RealtimeTranscriptionSessionCreateRequestGA
