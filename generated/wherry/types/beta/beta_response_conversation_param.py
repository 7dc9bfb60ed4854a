from ...models import BetaResponseConversationParam as BetaResponseConversationParam
