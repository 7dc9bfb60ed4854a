from ... import params as _p
from ...types.beta import beta_response_input_item_param as _beta_response_input_item_param

BetaResponseInjectEventParam = _p.BetaResponseInjectEvent
BetaResponseInputItemParam = _beta_response_input_item_param.BetaResponseInputItemParam
