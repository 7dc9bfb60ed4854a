from ...models import AgentSessionEnvironmentFailedEvent as AgentSessionEnvironmentFailedEvent
from ...models import AgentSessionEnvironmentState as AgentSessionEnvironmentState
