from ... import models as _m

InputAudioBufferClearEvent = _m.RealtimeClientEventInputAudioBufferClear
