from ... import models as _m
from ...types.beta import agent_output_item_status as _agent_output_item_status

AgentSessionMessage = _m.AgentSessionMessage
AgentOutputItemStatus = _agent_output_item_status.AgentOutputItemStatus
AgentSessionMessageContent = _m.AgentSessionMessageContent
