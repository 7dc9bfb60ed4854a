# Generated.
from ... import models as _m

ClientSecretCreateResponse = _m.ClientSecretCreateResponse
Session = _m.RealtimeSessionCreateResponseGA | _m.RealtimeTranscriptionSessionCreateResponseGA
RealtimeSessionCreateResponse = _m.RealtimeSessionCreateResponseGA
RealtimeTranscriptionSessionCreateResponse = _m.RealtimeTranscriptionSessionCreateResponseGA
