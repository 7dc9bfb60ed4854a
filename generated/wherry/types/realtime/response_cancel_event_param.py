from . import _p

ResponseCancelEventParam = _p.RealtimeClientEventResponseCancel
