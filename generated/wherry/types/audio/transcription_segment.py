# Generated.
from ... import models as _m

TranscriptionSegment = _m.TranscriptionSegment
