from ...models import AgentSession as AgentSession
from ...models import AgentSessionFailedEvent as AgentSessionFailedEvent
