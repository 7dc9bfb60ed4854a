# Generated.
from ... import models as _m

InputAudioUnmuteEvent = _m.InputAudioUnmuteEvent
