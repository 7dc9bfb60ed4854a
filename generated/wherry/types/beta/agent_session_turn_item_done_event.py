from ...models import AgentOutputItem as AgentOutputItem
from ...models import AgentSessionTurnItemDoneEvent as AgentSessionTurnItemDoneEvent
