from . import _m

FileCounts = _m.VectorStoreFileBatchFileCounts
VectorStoreFileBatch = _m.VectorStoreFileBatch
