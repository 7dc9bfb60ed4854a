from ...models import AgentSessionItem as AgentSessionItem
from ...models import AgentSessionTurnItemAddedEvent as AgentSessionTurnItemAddedEvent
