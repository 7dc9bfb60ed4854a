from ... import models as _m

InputAudio = _m.InputAudioInputAudio
ResponseInputAudio = _m.InputAudio
