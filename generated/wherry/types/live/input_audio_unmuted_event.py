from ...models import InputAudioUnmutedEvent as InputAudioUnmutedEvent
