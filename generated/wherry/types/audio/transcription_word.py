from ...models import TranscriptionWord as TranscriptionWord
