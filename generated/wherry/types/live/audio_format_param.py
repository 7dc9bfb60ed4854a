from . import _p

AudioPCM = _p.AudioFormatAudioPCM
AudioPCMA = _p.AudioFormatAudioPCMA
AudioPCMU = _p.AudioFormatAudioPCMU
AudioFormatParam = _p.AudioFormatAudioPCM | _p.AudioFormatAudioPCMU | _p.AudioFormatAudioPCMA
