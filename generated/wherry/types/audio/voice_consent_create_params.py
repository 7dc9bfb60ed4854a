from . import _p

VoiceConsentCreateParams = _p.CreateVoiceConsentRequest
