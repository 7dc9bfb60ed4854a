from ... import params as _p

VoiceConsentUpdateParams = _p.UpdateVoiceConsentRequest
