from .. import params as _p
from ..types.shared_params import metadata as _metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreUpdateParams = _p.UpdateVectorStoreRequest
Metadata = _metadata.Metadata
