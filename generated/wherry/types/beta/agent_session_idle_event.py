from ...models import AgentSession as AgentSession
from ...models import AgentSessionIdleEvent as AgentSessionIdleEvent
