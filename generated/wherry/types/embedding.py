from ..models import Embedding as Embedding
