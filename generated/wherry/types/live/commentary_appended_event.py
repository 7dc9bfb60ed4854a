from ...models import CommentaryAppendedEvent as CommentaryAppendedEvent
