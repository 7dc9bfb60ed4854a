# Generated.
from ... import models as _m

InputAudioMuteEvent = _m.InputAudioMuteEvent
