from . import _m

InputAudioBufferTimeoutTriggered = _m.RealtimeServerEventInputAudioBufferTimeoutTriggered
