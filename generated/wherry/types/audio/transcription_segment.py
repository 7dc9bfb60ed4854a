from ...models import TranscriptionSegment as TranscriptionSegment
