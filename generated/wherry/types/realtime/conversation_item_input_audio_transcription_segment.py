from ... import models as _m

ConversationItemInputAudioTranscriptionSegment = _m.RealtimeServerEventConversationItemInputAudioTranscriptionSegment
