from ..file_chunking_strategy import FileChunkingStrategy as FileChunkingStrategy
from . import _m

LastError = _m.VectorStoreFileLastError
VectorStoreFile = _m.VectorStoreFile
