from ...models import AgentSessionTurnCreatedEvent as AgentSessionTurnCreatedEvent
from ...models import Turn as Turn
