from ...models import AgentSessionDeleted as AgentSessionDeleted
