from . import _p

CommentaryAppendEventParam = _p.CommentaryAppendEvent
