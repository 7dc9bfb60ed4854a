from ... import params as _p

CommentaryAppendEventParam = _p.CommentaryAppendEvent
