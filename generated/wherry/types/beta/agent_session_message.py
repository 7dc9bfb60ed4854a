from . import _m
from .agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentSessionMessage = _m.AgentSessionMessage
AgentSessionMessageContent = _m.AgentSessionMessageContent
