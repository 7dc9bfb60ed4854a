from . import _p

InputAudioBufferClearEventParam = _p.RealtimeClientEventInputAudioBufferClear
