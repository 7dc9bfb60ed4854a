from . import _m
from .agent_function_call_status import AgentFunctionCallStatus as AgentFunctionCallStatus

AgentCloseSubagentCallItem = _m.AgentCloseSubagentCallItem
