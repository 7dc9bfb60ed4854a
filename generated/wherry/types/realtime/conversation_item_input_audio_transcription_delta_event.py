from ... import models as _m

ConversationItemInputAudioTranscriptionDeltaEvent = _m.RealtimeServerEventConversationItemInputAudioTranscriptionDelta
LogProbProperties = _m.LogProbProperties
