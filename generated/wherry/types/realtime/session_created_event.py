# Generated.
from ... import models as _m

SessionCreatedEvent = _m.RealtimeServerEventSessionCreated
Session = _m.RealtimeSessionCreateResponseGA | _m.RealtimeTranscriptionSessionCreateResponseGA
RealtimeSessionCreateRequest = _m.RealtimeSessionCreateResponseGA
RealtimeTranscriptionSessionCreateRequest = _m.RealtimeTranscriptionSessionCreateResponseGA
