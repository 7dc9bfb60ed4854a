from ... import params as _p

InputAudioAppendEventParam = _p.InputAudioAppendEvent
