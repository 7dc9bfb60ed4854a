from .. import params as _p
from ..types.shared_params.metadata import Metadata as Metadata

BatchCreateParams = _p.CreateBatchRequest
OutputExpiresAfter = _p.BatchFileExpirationAfter
