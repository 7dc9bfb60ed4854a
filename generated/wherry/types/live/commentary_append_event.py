from ...models import CommentaryAppendEvent as CommentaryAppendEvent
