from . import _m

InputAudioBufferCommitEvent = _m.RealtimeClientEventInputAudioBufferCommit
