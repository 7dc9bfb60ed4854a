from ...models import BetaLocalEnvironment as BetaLocalEnvironment
from ...models import BetaLocalSkill as BetaLocalSkill
