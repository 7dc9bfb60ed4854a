# Generated.
from ... import models as _m

CustomVoice = _m.CustomVoice
