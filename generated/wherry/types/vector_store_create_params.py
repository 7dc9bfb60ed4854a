from . import _p
from .file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam
from .shared_params.metadata import Metadata as Metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreCreateParams = _p.CreateVectorStoreRequest
