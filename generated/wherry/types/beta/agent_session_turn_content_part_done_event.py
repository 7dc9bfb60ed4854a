from ...models import AgentSessionTurnContentPartDoneEvent as AgentSessionTurnContentPartDoneEvent
from ...models import OutputText as OutputText
