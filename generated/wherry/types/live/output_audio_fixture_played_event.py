# Generated.
from ... import models as _m

OutputAudioFixturePlayedEvent = _m.OutputAudioFixturePlayedEvent
