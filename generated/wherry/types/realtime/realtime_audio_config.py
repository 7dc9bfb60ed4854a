from ... import models as _m

RealtimeAudioConfig = _m.RealtimeSessionCreateRequestGAAudio
RealtimeAudioConfigInput = _m.RealtimeSessionCreateRequestGAAudioInput
RealtimeAudioConfigOutput = _m.RealtimeSessionCreateRequestGAAudioOutput
