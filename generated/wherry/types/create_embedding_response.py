from . import _m

CreateEmbeddingResponse = _m.CreateEmbeddingResponse
Usage = _m.CreateEmbeddingResponseUsage
Embedding = _m.Embedding
