from ...models import InputTranscriptDeltaEvent as InputTranscriptDeltaEvent
