from ... import models as _m
from ...types.realtime.noise_reduction_type import NoiseReductionType as NoiseReductionType

Audio = _m.RealtimeTranslationSessionAudio
AudioInput = _m.RealtimeTranslationSessionAudioInput
AudioInputNoiseReduction = _m.RealtimeTranslationSessionAudioInputNoiseReduction
AudioInputTranscription = _m.RealtimeTranslationSessionAudioInputTranscription
AudioOutput = _m.RealtimeTranslationSessionAudioOutput
RealtimeTranslationSession = _m.RealtimeTranslationSession
