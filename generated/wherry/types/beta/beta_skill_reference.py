from ...models import BetaSkillReference as BetaSkillReference
