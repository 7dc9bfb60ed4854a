from ... import params as _p

CustomVoiceParam = _p.CustomVoice
