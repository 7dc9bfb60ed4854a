# Generated.
from ... import models as _m

TranscriptionDiarizedSegment = _m.TranscriptionDiarizedSegment
