from ...models import ThreadDeleted as ThreadDeleted
