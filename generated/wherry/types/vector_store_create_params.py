from .. import params as _p
from ..types.file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam
from ..types.shared_params.metadata import Metadata as Metadata

ExpiresAfter = _p.VectorStoreExpirationAfter
VectorStoreCreateParams = _p.CreateVectorStoreRequest
