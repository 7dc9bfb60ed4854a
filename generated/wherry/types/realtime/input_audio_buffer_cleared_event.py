from . import _m

InputAudioBufferClearedEvent = _m.RealtimeServerEventInputAudioBufferCleared
