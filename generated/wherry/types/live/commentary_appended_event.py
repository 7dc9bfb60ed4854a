# Generated.
from ... import models as _m

CommentaryAppendedEvent = _m.CommentaryAppendedEvent
