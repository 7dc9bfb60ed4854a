from ...models import OutputAudioFixturePlayEvent as OutputAudioFixturePlayEvent
