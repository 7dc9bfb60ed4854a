from ... import models as _m

InputAudioBufferSpeechStoppedEvent = _m.RealtimeServerEventInputAudioBufferSpeechStopped
