from . import _p

VoiceConsentUpdateParams = _p.UpdateVoiceConsentRequest
