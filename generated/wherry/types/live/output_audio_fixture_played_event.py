from ...models import OutputAudioFixturePlayedEvent as OutputAudioFixturePlayedEvent
