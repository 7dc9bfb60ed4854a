from ... import params as _p
from ...types.beta.input_content_param import InputContentParam as InputContentParam

AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
