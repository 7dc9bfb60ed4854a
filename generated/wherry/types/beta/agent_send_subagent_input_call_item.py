from . import _m
from .agent_function_call_status import AgentFunctionCallStatus as AgentFunctionCallStatus

AgentSendSubagentInputCallItem = _m.AgentSendSubagentInputCallItem
AgentContent = _m.AgentContent
