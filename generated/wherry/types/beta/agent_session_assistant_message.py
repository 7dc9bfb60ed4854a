from . import _m
from .agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentSessionAssistantMessage = _m.AgentSessionAssistantMessage
OutputText = _m.OutputText
