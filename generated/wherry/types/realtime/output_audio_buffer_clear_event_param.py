from ... import params as _p

OutputAudioBufferClearEventParam = _p.RealtimeClientEventOutputAudioBufferClear
