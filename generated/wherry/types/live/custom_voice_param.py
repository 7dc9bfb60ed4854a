from . import _p

CustomVoiceParam = _p.CustomVoice
