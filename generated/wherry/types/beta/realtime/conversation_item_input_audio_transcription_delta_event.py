# Generated.
from .... import models as _m

ConversationItemInputAudioTranscriptionDeltaEvent = _m.BetaRealtimeConversationItemInputAudioTranscriptionDeltaEvent
Logprob = _m.ConversationItemInputAudioTranscriptionDeltaEventLogprob
