from . import _m

ChatKitThread = _m.ChatKitThread
StatusActive = _m.ActiveStatus
StatusClosed = _m.ClosedStatus
StatusLocked = _m.LockedStatus
Status = _m.ActiveStatus | _m.LockedStatus | _m.ClosedStatus
