# Generated.
from ... import models as _m

VoiceDeleted = _m.VoiceDeleted
