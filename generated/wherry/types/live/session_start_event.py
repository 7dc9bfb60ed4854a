from ...models import SessionConfig as SessionConfig
from ...models import SessionStartEvent as SessionStartEvent
