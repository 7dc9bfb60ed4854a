# Generated.
from ... import models as _m

InputAudioMutedEvent = _m.InputAudioMutedEvent
