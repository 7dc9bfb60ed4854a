from ...models import AgentSession as AgentSession
from ...models import AgentSessionCreatedEvent as AgentSessionCreatedEvent
