from . import _p

OutputAudioBufferClearEventParam = _p.RealtimeClientEventOutputAudioBufferClear
