from ... import params as _p
from ...types.realtime.noise_reduction_type import NoiseReductionType as NoiseReductionType
from ...types.realtime.realtime_audio_formats_param import RealtimeAudioFormatsParam as RealtimeAudioFormatsParam
from ...types.realtime.realtime_audio_input_turn_detection_param import (
    RealtimeAudioInputTurnDetectionParam as RealtimeAudioInputTurnDetectionParam,
)

NoiseReduction = _p.RealtimeSessionCreateRequestGAAudioInputNoiseReduction
RealtimeAudioConfigInputParam = _p.RealtimeSessionCreateRequestGAAudioInput
AudioTranscriptionParam = _p.AudioTranscription
