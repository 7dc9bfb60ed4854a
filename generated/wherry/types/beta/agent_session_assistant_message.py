from ... import models as _m
from ...types.beta.agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentSessionAssistantMessage = _m.AgentSessionAssistantMessage
OutputText = _m.OutputText
