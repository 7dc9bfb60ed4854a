from ...models import AgentSessionSubagentCreatedEvent as AgentSessionSubagentCreatedEvent
from ...models import Subagent as Subagent
