from ...models import AgentSessionTurnCancelledEvent as AgentSessionTurnCancelledEvent
from ...models import TokenUsage as TokenUsage
from ...models import Turn as Turn
