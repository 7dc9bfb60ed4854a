from ...models import AgentSessionTurnReasoningSummaryPartAddedEvent as AgentSessionTurnReasoningSummaryPartAddedEvent
from ...models import SummaryText as SummaryText
