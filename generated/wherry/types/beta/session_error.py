from ...models import SessionError as SessionError
