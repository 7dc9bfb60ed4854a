from .. import params as _p
from ..types.shared_params import metadata as _metadata

BatchCreateParams = _p.CreateBatchRequest
OutputExpiresAfter = _p.BatchFileExpirationAfter
Metadata = _metadata.Metadata
