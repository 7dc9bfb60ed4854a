from ...models import BetaResponseContainerReference as BetaResponseContainerReference
