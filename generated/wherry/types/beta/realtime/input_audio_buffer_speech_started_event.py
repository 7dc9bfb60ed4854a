from .... import models as _m

InputAudioBufferSpeechStartedEvent = _m.BetaRealtimeInputAudioBufferSpeechStartedEvent
