from ...models import ContextWindow as ContextWindow
from ...models import SessionUsage as SessionUsage
from ...models import SessionUsageUpdatedEvent as SessionUsageUpdatedEvent
