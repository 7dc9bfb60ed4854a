from ... import models as _m

OutputAudioBufferClearEvent = _m.RealtimeClientEventOutputAudioBufferClear
