from . import _p
from .shared_params.metadata import Metadata as Metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreUpdateParams = _p.UpdateVectorStoreRequest
