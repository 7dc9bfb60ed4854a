from ... import models as _m
from ...types.beta.agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentWebSearchCallItem = _m.AgentWebSearchCallItem
WebSearchAction = _m.WebSearchAction
