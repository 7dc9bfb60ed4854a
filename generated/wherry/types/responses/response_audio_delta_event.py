from ...models import ResponseAudioDeltaEvent as ResponseAudioDeltaEvent
