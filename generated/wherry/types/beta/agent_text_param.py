from ... import params as _p
from ...types.beta.text_format_param import TextFormatParam as TextFormatParam

AgentTextParam = _p.AgentText
