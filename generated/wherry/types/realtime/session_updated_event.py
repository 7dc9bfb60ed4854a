# Generated.
from ... import models as _m

SessionUpdatedEvent = _m.RealtimeServerEventSessionUpdated
Session = _m.RealtimeSessionCreateResponseGA | _m.RealtimeTranscriptionSessionCreateResponseGA
RealtimeSessionCreateRequest = _m.RealtimeSessionCreateResponseGA
RealtimeTranscriptionSessionCreateRequest = _m.RealtimeTranscriptionSessionCreateResponseGA
