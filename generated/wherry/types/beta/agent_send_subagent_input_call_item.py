from ... import models as _m
from ...types.beta import agent_function_call_status as _agent_function_call_status

AgentSendSubagentInputCallItem = _m.AgentSendSubagentInputCallItem
AgentContent = _m.AgentContent
AgentFunctionCallStatus = _agent_function_call_status.AgentFunctionCallStatus
