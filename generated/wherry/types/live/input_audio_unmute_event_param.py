from . import _p

InputAudioUnmuteEventParam = _p.InputAudioUnmuteEvent
