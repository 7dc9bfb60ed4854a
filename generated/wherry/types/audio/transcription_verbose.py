from . import _m

TranscriptionVerbose = _m.TranscriptionVerbose
Usage = _m.TranscriptTextUsageDuration
TranscriptionSegment = _m.TranscriptionSegment
TranscriptionWord = _m.TranscriptionWord
