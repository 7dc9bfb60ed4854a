from ... import models as _m

InputAudioBufferCommitEvent = _m.RealtimeClientEventInputAudioBufferCommit
