# Generated.
from .... import models as _m

ConversationItemInputAudioTranscriptionFailedEvent = _m.BetaRealtimeConversationItemInputAudioTranscriptionFailedEvent
Error = _m.BetaRealtimeConversationItemInputAudioTranscriptionFailedEventError
