from .. import params as _p
from ..types import file_chunking_strategy_param as _file_chunking_strategy_param
from ..types.shared_params import metadata as _metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreCreateParams = _p.CreateVectorStoreRequest
FileChunkingStrategyParam = _file_chunking_strategy_param.FileChunkingStrategyParam
Metadata = _metadata.Metadata
