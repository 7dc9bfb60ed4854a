# Generated.
from ... import models as _m

InputAudioUnmutedEvent = _m.InputAudioUnmutedEvent
