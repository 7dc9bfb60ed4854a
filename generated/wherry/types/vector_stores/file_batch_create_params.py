from ... import params as _p
from ...types import file_chunking_strategy_param as _file_chunking_strategy_param

File = _p.CreateVectorStoreFileRequest
FileBatchCreateParams = _p.CreateVectorStoreFileBatchRequest
FileChunkingStrategyParam = _file_chunking_strategy_param.FileChunkingStrategyParam
