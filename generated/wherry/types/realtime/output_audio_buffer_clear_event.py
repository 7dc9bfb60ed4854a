from . import _m

OutputAudioBufferClearEvent = _m.RealtimeClientEventOutputAudioBufferClear
