# Generated.
from ... import models as _m

OutputAudioDeltaEvent = _m.OutputAudioDeltaEvent
