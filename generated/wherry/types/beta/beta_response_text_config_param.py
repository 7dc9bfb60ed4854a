from ... import params as _p
from ...types.beta.beta_response_format_text_config_param import (
    BetaResponseFormatTextConfigParam as BetaResponseFormatTextConfigParam,
)

BetaResponseTextConfigParam = _p.BetaResponseTextConfig
