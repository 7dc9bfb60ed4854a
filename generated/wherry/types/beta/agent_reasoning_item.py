from ... import models as _m
from ...types.beta import agent_output_item_status as _agent_output_item_status

AgentReasoningItem = _m.AgentReasoningItem
AgentOutputItemStatus = _agent_output_item_status.AgentOutputItemStatus
SummaryText = _m.SummaryText
