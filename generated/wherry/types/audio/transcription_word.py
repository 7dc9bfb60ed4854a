# Generated.
from ... import models as _m

TranscriptionWord = _m.TranscriptionWord
