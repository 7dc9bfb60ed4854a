from ..file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam
from . import _p

File = _p.CreateVectorStoreFileRequest
FileBatchCreateParams = _p.CreateVectorStoreFileBatchRequest
