from .. import params as _p
from ..types.shared_params import metadata as _metadata

EvalUpdateParams = _p.UpdateEvalRequest
Metadata = _metadata.Metadata
