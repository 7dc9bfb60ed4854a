from . import _m

AudioFormat = _m.AudioFormat
AudioPCM = _m.AudioFormatAudioPCM
AudioPCMA = _m.AudioFormatAudioPCMA
AudioPCMU = _m.AudioFormatAudioPCMU
