from ...models import BetaInlineSkill as BetaInlineSkill
from ...models import BetaInlineSkillSource as BetaInlineSkillSource
