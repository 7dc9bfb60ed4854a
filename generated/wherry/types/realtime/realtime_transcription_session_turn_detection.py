from ... import models as _m

RealtimeTranscriptionSessionTurnDetection = _m.RealtimeTranscriptionSessionCreateResponseGAAudioInputTurnDetection
