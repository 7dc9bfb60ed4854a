# Generated.
from ... import models as _m

OutputAudioFixturePlayingEvent = _m.OutputAudioFixturePlayingEvent
