from ...models import AgentSessionTurnReasoningSummaryPartDoneEvent as AgentSessionTurnReasoningSummaryPartDoneEvent
from ...models import SummaryText as SummaryText
