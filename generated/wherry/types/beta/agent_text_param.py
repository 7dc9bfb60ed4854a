from ... import params as _p
from ...types.beta import text_format_param as _text_format_param

AgentTextParam = _p.AgentText
TextFormatParam = _text_format_param.TextFormatParam
