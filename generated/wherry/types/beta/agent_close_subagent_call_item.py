from ... import models as _m
from ...types.beta import agent_function_call_status as _agent_function_call_status

AgentCloseSubagentCallItem = _m.AgentCloseSubagentCallItem
AgentFunctionCallStatus = _agent_function_call_status.AgentFunctionCallStatus
