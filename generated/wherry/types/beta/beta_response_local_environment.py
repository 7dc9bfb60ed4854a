from ...models import BetaResponseLocalEnvironment as BetaResponseLocalEnvironment
