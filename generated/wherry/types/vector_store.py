from . import _m
from .shared.metadata import Metadata as Metadata

ExpiresAfter = _m.VectorStoreExpirationAfter
FileCounts = _m.VectorStoreFileCounts
VectorStore = _m.VectorStore
