from ... import models as _m
from ...types.file_chunking_strategy import FileChunkingStrategy as FileChunkingStrategy

LastError = _m.VectorStoreFileLastError
VectorStoreFile = _m.VectorStoreFile
