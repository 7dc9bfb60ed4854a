from ...models import TranscriptionDiarizedSegment as TranscriptionDiarizedSegment
