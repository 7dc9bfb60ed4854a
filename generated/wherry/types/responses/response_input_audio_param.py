from ... import params as _p

InputAudio = _p.InputAudioInputAudio
ResponseInputAudioParam = _p.InputAudio
