from ... import models as _m
from ...types.beta import agent_output_item_status as _agent_output_item_status

AgentSessionAssistantMessage = _m.AgentSessionAssistantMessage
AgentOutputItemStatus = _agent_output_item_status.AgentOutputItemStatus
OutputText = _m.OutputText
