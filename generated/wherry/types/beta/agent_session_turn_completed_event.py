from ...models import AgentSessionTurnCompletedEvent as AgentSessionTurnCompletedEvent
from ...models import TokenUsage as TokenUsage
from ...models import Turn as Turn
