from . import _p

AudioPCM = _p.RealtimeAudioFormatsAudioPcm
AudioPCMA = _p.RealtimeAudioFormatsAudioPcma
AudioPCMU = _p.RealtimeAudioFormatsAudioPcmu
RealtimeAudioFormatsParam = (
    _p.RealtimeAudioFormatsAudioPcm | _p.RealtimeAudioFormatsAudioPcmu | _p.RealtimeAudioFormatsAudioPcma
)
