from ...models import TranscriptionLanguage as TranscriptionLanguage
