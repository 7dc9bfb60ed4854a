from ... import models as _m
from ...types.realtime import noise_reduction_type as _noise_reduction_type

Audio = _m.RealtimeTranslationSessionAudio
AudioInput = _m.RealtimeTranslationSessionAudioInput
AudioInputNoiseReduction = _m.RealtimeTranslationSessionAudioInputNoiseReduction
AudioInputTranscription = _m.RealtimeTranslationSessionAudioInputTranscription
AudioOutput = _m.RealtimeTranslationSessionAudioOutput
RealtimeTranslationSession = _m.RealtimeTranslationSession
NoiseReductionType = _noise_reduction_type.NoiseReductionType
