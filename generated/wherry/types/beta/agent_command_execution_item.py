from . import _m
from .agent_function_call_status import AgentFunctionCallStatus as AgentFunctionCallStatus

AgentCommandExecutionItem = _m.AgentCommandExecutionItem
