from ...models import AgentSessionTurnContentPartAddedEvent as AgentSessionTurnContentPartAddedEvent
from ...models import OutputText as OutputText
