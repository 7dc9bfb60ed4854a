from ... import models as _m

Delta = _m.ResponseShellCallOutputContentDeltaEventDelta
ResponseShellCallOutputContentDeltaEvent = _m.ResponseShellCallOutputContentDeltaEvent
