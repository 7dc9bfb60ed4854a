from . import _m

InputAudioBufferSpeechStartedEvent = _m.BetaRealtimeInputAudioBufferSpeechStartedEvent
