from ...models import AgentSessionSubagentClosedEvent as AgentSessionSubagentClosedEvent
from ...models import Subagent as Subagent
