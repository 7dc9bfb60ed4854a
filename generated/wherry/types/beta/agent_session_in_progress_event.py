from ...models import AgentSession as AgentSession
from ...models import AgentSessionInProgressEvent as AgentSessionInProgressEvent
