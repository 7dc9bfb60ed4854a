from ...models import AgentSessionTurnInProgressEvent as AgentSessionTurnInProgressEvent
from ...models import Turn as Turn
