from ...models import AgentSessionTurnFailedEvent as AgentSessionTurnFailedEvent
from ...models import TokenUsage as TokenUsage
from ...models import Turn as Turn
