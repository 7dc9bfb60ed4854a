from ...models import BetaResponseOutputRefusal as BetaResponseOutputRefusal
