from ...models import AgentSessionSubagentActiveEvent as AgentSessionSubagentActiveEvent
from ...models import Subagent as Subagent
