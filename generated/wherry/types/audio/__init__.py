# Generated.
"""What `openai.types.audio` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .speech_model import SpeechModel as SpeechModel
    from .transcription_create_params import TranscriptionCreateParams as TranscriptionCreateParams
    from .transcription_create_response import TranscriptionCreateResponse as TranscriptionCreateResponse
    from .transcription_include import TranscriptionInclude as TranscriptionInclude
    from .translation_create_params import TranslationCreateParams as TranslationCreateParams
    from .translation_create_response import TranslationCreateResponse as TranslationCreateResponse
    from .voice_consent_list_params import VoiceConsentListParams as VoiceConsentListParams
    from .voice_create_params import VoiceCreateParams as VoiceCreateParams

    SpeechCreateParams = _p.CreateSpeechRequest
    Transcription = _m.Transcription
    TranscriptionDiarized = _m.TranscriptionDiarized
    TranscriptionDiarizedSegment = _m.TranscriptionDiarizedSegment
    TranscriptionLanguage = _m.TranscriptionLanguage
    TranscriptionSegment = _m.TranscriptionSegment
    TranscriptionStreamEvent = _m.CreateTranscriptionResponseStreamEvent
    TranscriptionTextDeltaEvent = _m.TranscriptTextDeltaEvent
    TranscriptionTextDoneEvent = _m.TranscriptTextDoneEvent
    TranscriptionTextSegmentEvent = _m.TranscriptTextSegmentEvent
    TranscriptionVerbose = _m.TranscriptionVerbose
    TranscriptionWord = _m.TranscriptionWord
    Translation = _m.Translation
    TranslationVerbose = _m.TranslationVerbose
    Voice = _m.Voice
    VoiceConsent = _m.VoiceConsent
    VoiceConsentCreateParams = _p.CreateVoiceConsentRequest
    VoiceConsentDeleted = _m.VoiceConsentDeleted
    VoiceConsentUpdateParams = _p.UpdateVoiceConsentRequest
    VoiceDeleted = _m.VoiceDeleted
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
SpeechCreateParams p.CreateSpeechRequest
SpeechModel .speech_model
Transcription m.Transcription
TranscriptionCreateParams .transcription_create_params
TranscriptionCreateResponse .transcription_create_response
TranscriptionDiarized m.TranscriptionDiarized
TranscriptionDiarizedSegment m.TranscriptionDiarizedSegment
TranscriptionInclude .transcription_include
TranscriptionLanguage m.TranscriptionLanguage
TranscriptionSegment m.TranscriptionSegment
TranscriptionStreamEvent m.CreateTranscriptionResponseStreamEvent
TranscriptionTextDeltaEvent m.TranscriptTextDeltaEvent
TranscriptionTextDoneEvent m.TranscriptTextDoneEvent
TranscriptionTextSegmentEvent m.TranscriptTextSegmentEvent
TranscriptionVerbose m.TranscriptionVerbose
TranscriptionWord m.TranscriptionWord
Translation m.Translation
TranslationCreateParams .translation_create_params
TranslationCreateResponse .translation_create_response
TranslationVerbose m.TranslationVerbose
Voice m.Voice
VoiceConsent m.VoiceConsent
VoiceConsentCreateParams p.CreateVoiceConsentRequest
VoiceConsentDeleted m.VoiceConsentDeleted
VoiceConsentListParams .voice_consent_list_params
VoiceConsentUpdateParams p.UpdateVoiceConsentRequest
VoiceCreateParams .voice_create_params
VoiceDeleted m.VoiceDeleted
""",
    )
