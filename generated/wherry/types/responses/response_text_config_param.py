from ... import params as _p
from ...types.responses import response_format_text_config_param as _response_format_text_config_param

ResponseTextConfigParam = _p.ResponseTextParam
ResponseFormatTextConfigParam = _response_format_text_config_param.ResponseFormatTextConfigParam
