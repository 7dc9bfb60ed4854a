from ... import models as _m
from ...types.realtime.noise_reduction_type import NoiseReductionType as NoiseReductionType

NoiseReduction = _m.RealtimeSessionCreateRequestGAAudioInputNoiseReduction
RealtimeAudioConfigInput = _m.RealtimeSessionCreateRequestGAAudioInput
AudioTranscription = _m.AudioTranscriptionResponse
RealtimeAudioFormats = _m.RealtimeAudioFormats
RealtimeAudioInputTurnDetection = _m.RealtimeTurnDetection
