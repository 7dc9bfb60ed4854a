from . import _p

InputAudioAppendEventParam = _p.InputAudioAppendEvent
