from .. import params as _p
from ..types import embedding_model as _embedding_model

EmbeddingCreateParams = _p.CreateEmbeddingRequest
EmbeddingModel = _embedding_model.EmbeddingModel
