from ...models import AgentSessionEnvironmentReadyEvent as AgentSessionEnvironmentReadyEvent
from ...models import AgentSessionEnvironmentState as AgentSessionEnvironmentState
