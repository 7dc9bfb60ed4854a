from ...models import BetaContainerReference as BetaContainerReference
