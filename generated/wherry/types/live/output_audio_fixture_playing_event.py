from ...models import OutputAudioFixturePlayingEvent as OutputAudioFixturePlayingEvent
