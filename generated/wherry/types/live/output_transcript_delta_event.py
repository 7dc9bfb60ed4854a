from ...models import OutputTranscriptDeltaEvent as OutputTranscriptDeltaEvent
