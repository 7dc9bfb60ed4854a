from ...models import SkillVersion as SkillVersion
