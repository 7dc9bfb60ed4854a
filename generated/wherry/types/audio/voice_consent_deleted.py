# Generated.
from ... import models as _m

VoiceConsentDeleted = _m.VoiceConsentDeleted
