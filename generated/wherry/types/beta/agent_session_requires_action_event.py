from ...models import AgentSession as AgentSession
from ...models import AgentSessionRequiresActionEvent as AgentSessionRequiresActionEvent
