# Generated.
from ... import params as _p

RealtimeAudioConfigParam = _p.RealtimeSessionCreateRequestGAAudio
RealtimeAudioConfigInputParam = _p.RealtimeSessionCreateRequestGAAudioInput
RealtimeAudioConfigOutputParam = _p.RealtimeSessionCreateRequestGAAudioOutput
