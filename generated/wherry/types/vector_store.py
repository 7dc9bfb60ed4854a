from .. import models as _m
from ..types.shared import metadata as _metadata

ExpiresAfter = _m.VectorStoreExpirationAfter
FileCounts = _m.VectorStoreFileCounts
VectorStore = _m.VectorStore
Metadata = _metadata.Metadata
