from ... import models as _m
from ...types.beta.agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentReasoningItem = _m.AgentReasoningItem
SummaryText = _m.SummaryText
