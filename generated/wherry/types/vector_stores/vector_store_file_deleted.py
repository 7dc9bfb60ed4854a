from ...models import VectorStoreFileDeleted as VectorStoreFileDeleted
