from ...models import SessionTurnError as SessionTurnError
