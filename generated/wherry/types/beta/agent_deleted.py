from ...models import AgentDeleted as AgentDeleted
