from ... import models as _m
from ...types.beta import agent_output_item_status as _agent_output_item_status

AgentWebSearchCallItem = _m.AgentWebSearchCallItem
AgentOutputItemStatus = _agent_output_item_status.AgentOutputItemStatus
WebSearchAction = _m.WebSearchAction
