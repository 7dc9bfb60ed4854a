from ...models import InputAudioMutedEvent as InputAudioMutedEvent
