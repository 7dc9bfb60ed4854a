from ...models import ResponseAudioDoneEvent as ResponseAudioDoneEvent
