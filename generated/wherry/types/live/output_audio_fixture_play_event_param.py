from . import _p

OutputAudioFixturePlayEventParam = _p.OutputAudioFixturePlayEvent
