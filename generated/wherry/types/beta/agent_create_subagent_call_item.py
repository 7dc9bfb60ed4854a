from . import _m
from .agent_function_call_status import AgentFunctionCallStatus as AgentFunctionCallStatus

AgentCreateSubagentCallItem = _m.AgentCreateSubagentCallItem
AgentContent = _m.AgentContent
