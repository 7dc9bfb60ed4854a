from . import _p
from .embedding_model import EmbeddingModel as EmbeddingModel

EmbeddingCreateParams = _p.CreateEmbeddingRequest
