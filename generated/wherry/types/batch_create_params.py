from . import _p
from .shared_params.metadata import Metadata as Metadata

BatchCreateParams = _p.CreateBatchRequest
OutputExpiresAfter = _p.BatchFileExpirationAfter
