from ...models import AgentContent as AgentContent
from ...models import Subagent as Subagent
