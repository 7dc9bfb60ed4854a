from . import _m
from .agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus

AgentWebSearchCallItem = _m.AgentWebSearchCallItem
WebSearchAction = _m.WebSearchAction
