from ...models import BetaLocalSkill as BetaLocalSkill
