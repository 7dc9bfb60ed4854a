# Generated.
from ... import models as _m

TranscriptionLanguage = _m.TranscriptionLanguage
