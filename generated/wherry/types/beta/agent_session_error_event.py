from ...models import AgentSessionErrorEvent as AgentSessionErrorEvent
from ...models import SessionError as SessionError
