from ...models import OutputAudioDeltaEvent as OutputAudioDeltaEvent
