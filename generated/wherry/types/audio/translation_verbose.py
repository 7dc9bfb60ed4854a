# Generated.
from ... import models as _m

TranslationVerbose = _m.TranslationVerbose
TranscriptionSegment = _m.TranscriptionSegment
