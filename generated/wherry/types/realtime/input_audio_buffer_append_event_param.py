from . import _p

InputAudioBufferAppendEventParam = _p.RealtimeClientEventInputAudioBufferAppend
