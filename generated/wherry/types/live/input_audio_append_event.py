from ...models import InputAudioAppendEvent as InputAudioAppendEvent
