from ... import params as _p
from ...types.beta.beta_response_input_item_param import BetaResponseInputItemParam as BetaResponseInputItemParam

BetaResponseInjectEventParam = _p.BetaResponseInjectEvent
