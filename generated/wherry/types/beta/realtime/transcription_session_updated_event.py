from ....models import TranscriptionSession as TranscriptionSession
from ....models import TranscriptionSessionUpdatedEvent as TranscriptionSessionUpdatedEvent
