from ..models import VectorStoreDeleted as VectorStoreDeleted
