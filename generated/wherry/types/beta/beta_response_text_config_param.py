# Generated.
from ... import params as _p
from ...types.beta import beta_response_format_text_config_param as _beta_response_format_text_config_param

BetaResponseTextConfigParam = _p.BetaResponseTextConfig
BetaResponseFormatTextConfigParam = _beta_response_format_text_config_param.BetaResponseFormatTextConfigParam
