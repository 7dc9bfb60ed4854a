from . import _p

InputAudioMuteEventParam = _p.InputAudioMuteEvent
