# Generated.
from ... import models as _m

InputAudioAppendEvent = _m.InputAudioAppendEvent
