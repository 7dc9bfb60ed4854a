from . import _p
from .beta_response_input_item_param import BetaResponseInputItemParam as BetaResponseInputItemParam

BetaResponseInjectEventParam = _p.BetaResponseInjectEvent
