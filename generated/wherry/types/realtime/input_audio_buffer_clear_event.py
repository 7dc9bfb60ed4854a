from . import _m

InputAudioBufferClearEvent = _m.RealtimeClientEventInputAudioBufferClear
