from .. import params as _p
from ..types.embedding_model import EmbeddingModel as EmbeddingModel

EmbeddingCreateParams = _p.CreateEmbeddingRequest
