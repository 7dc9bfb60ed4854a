# Generated.
from ... import models as _m

OutputAudioFixturePlayEvent = _m.OutputAudioFixturePlayEvent
