from . import _p
from .beta_response_format_text_config_param import (
    BetaResponseFormatTextConfigParam as BetaResponseFormatTextConfigParam,
)

BetaResponseTextConfigParam = _p.BetaResponseTextConfig
