from ... import models as _m
from ...types.realtime import noise_reduction_type as _noise_reduction_type

NoiseReduction = _m.RealtimeSessionCreateRequestGAAudioInputNoiseReduction
RealtimeAudioConfigInput = _m.RealtimeSessionCreateRequestGAAudioInput
AudioTranscription = _m.AudioTranscriptionResponse
NoiseReductionType = _noise_reduction_type.NoiseReductionType
RealtimeAudioFormats = _m.RealtimeAudioFormats
RealtimeAudioInputTurnDetection = _m.RealtimeTurnDetection
