from ... import models as _m

ResponseCancelEvent = _m.RealtimeClientEventResponseCancel
