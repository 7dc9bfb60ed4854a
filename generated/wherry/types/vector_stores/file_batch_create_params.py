from ... import params as _p
from ...types.file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam

File = _p.CreateVectorStoreFileRequest
FileBatchCreateParams = _p.CreateVectorStoreFileBatchRequest
