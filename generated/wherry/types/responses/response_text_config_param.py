from . import _p
from .response_format_text_config_param import ResponseFormatTextConfigParam as ResponseFormatTextConfigParam

ResponseTextConfigParam = _p.ResponseTextParam
