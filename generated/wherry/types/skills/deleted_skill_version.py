from ...models import DeletedSkillVersion as DeletedSkillVersion
