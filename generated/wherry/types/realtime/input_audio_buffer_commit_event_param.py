from ... import params as _p

InputAudioBufferCommitEventParam = _p.RealtimeClientEventInputAudioBufferCommit
