from ... import params as _p

InputAudioUnmuteEventParam = _p.InputAudioUnmuteEvent
