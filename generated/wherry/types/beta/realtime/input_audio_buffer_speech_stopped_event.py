from . import _m

InputAudioBufferSpeechStoppedEvent = _m.BetaRealtimeInputAudioBufferSpeechStoppedEvent
