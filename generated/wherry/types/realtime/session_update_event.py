# Generated.
from ... import models as _m

SessionUpdateEvent = _m.RealtimeClientEventSessionUpdate
Session = _m.RealtimeSessionCreateResponseGA | _m.RealtimeTranscriptionSessionCreateResponseGA
RealtimeSessionCreateRequest = _m.RealtimeSessionCreateResponseGA
RealtimeTranscriptionSessionCreateRequest = _m.RealtimeTranscriptionSessionCreateResponseGA
