from ... import params as _p

InputAudioMuteEventParam = _p.InputAudioMuteEvent
