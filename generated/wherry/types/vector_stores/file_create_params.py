from ... import params as _p
from ...types.file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam

FileCreateParams = _p.CreateVectorStoreFileRequest
