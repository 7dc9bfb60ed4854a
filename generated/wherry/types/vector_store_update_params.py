from .. import params as _p
from ..types.shared_params.metadata import Metadata as Metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreUpdateParams = _p.UpdateVectorStoreRequest
