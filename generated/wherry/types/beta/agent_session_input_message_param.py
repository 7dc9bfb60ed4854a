from . import _p
from .input_content_param import InputContentParam as InputContentParam

AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
