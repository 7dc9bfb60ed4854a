# Generated.
from ... import models as _m

VoiceConsent = _m.VoiceConsent
