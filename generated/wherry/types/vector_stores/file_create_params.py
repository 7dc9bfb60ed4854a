from ..file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam
from . import _p

FileCreateParams = _p.CreateVectorStoreFileRequest
