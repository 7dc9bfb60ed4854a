from ... import models as _m

FileCounts = _m.VectorStoreFileBatchFileCounts
VectorStoreFileBatch = _m.VectorStoreFileBatch
