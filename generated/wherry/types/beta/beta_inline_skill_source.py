from ...models import BetaInlineSkillSource as BetaInlineSkillSource
