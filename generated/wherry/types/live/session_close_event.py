from ...models import SessionCloseEvent as SessionCloseEvent
