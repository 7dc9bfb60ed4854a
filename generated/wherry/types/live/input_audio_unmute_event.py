from ...models import InputAudioUnmuteEvent as InputAudioUnmuteEvent
