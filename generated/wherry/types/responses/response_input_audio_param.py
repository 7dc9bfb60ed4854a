from . import _p

InputAudio = _p.InputAudioInputAudio
ResponseInputAudioParam = _p.InputAudio
