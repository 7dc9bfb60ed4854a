from ...models import TranscriptionSegment as TranscriptionSegment
from ...models import TranslationVerbose as TranslationVerbose
