from . import _m

InputAudio = _m.InputAudioInputAudio
ResponseInputAudio = _m.InputAudio
