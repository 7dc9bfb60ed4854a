# Generated.
from ... import models as _m

CommentaryAppendEvent = _m.CommentaryAppendEvent
