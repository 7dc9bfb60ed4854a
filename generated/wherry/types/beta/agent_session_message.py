from ... import models as _m
from ...types.beta.agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentSessionMessage = _m.AgentSessionMessage
AgentSessionMessageContent = _m.AgentSessionMessageContent
