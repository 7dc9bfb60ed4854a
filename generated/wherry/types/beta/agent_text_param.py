from . import _p
from .text_format_param import TextFormatParam as TextFormatParam

AgentTextParam = _p.AgentText
