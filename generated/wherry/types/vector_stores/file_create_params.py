from ... import params as _p
from ...types import file_chunking_strategy_param as _file_chunking_strategy_param

FileCreateParams = _p.CreateVectorStoreFileRequest
FileChunkingStrategyParam = _file_chunking_strategy_param.FileChunkingStrategyParam
