from ... import params as _p

VoiceConsentCreateParams = _p.CreateVoiceConsentRequest
