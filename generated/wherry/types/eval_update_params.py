from . import _p
from .shared_params.metadata import Metadata as Metadata

EvalUpdateParams = _p.UpdateEvalRequest
