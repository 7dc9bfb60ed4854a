from ... import params as _p
from ...types.responses.response_format_text_config_param import (
    ResponseFormatTextConfigParam as ResponseFormatTextConfigParam,
)

ResponseTextConfigParam = _p.ResponseTextParam
