from ... import params as _p
from ...types.beta import input_content_param as _input_content_param

AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
InputContentParam = _input_content_param.InputContentParam
