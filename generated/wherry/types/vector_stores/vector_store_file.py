from ... import models as _m
from ...types import file_chunking_strategy as _file_chunking_strategy

LastError = _m.VectorStoreFileLastError
VectorStoreFile = _m.VectorStoreFile
FileChunkingStrategy = _file_chunking_strategy.FileChunkingStrategy
