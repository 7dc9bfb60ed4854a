from ...models import SessionUsage as SessionUsage
