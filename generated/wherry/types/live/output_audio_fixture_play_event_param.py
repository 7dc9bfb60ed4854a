from ... import params as _p

OutputAudioFixturePlayEventParam = _p.OutputAudioFixturePlayEvent
