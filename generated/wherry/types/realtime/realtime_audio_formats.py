from . import _m

AudioPCM = _m.RealtimeAudioFormatsAudioPcm
AudioPCMA = _m.RealtimeAudioFormatsAudioPcma
AudioPCMU = _m.RealtimeAudioFormatsAudioPcmu
RealtimeAudioFormats = _m.RealtimeAudioFormats
