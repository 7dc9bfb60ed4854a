from ... import models as _m

InputAudioBufferDtmfEventReceivedEvent = _m.RealtimeServerEventInputAudioBufferDtmfEventReceived
