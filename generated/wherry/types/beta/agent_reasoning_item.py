from . import _m
from .agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentReasoningItem = _m.AgentReasoningItem
SummaryText = _m.SummaryText
