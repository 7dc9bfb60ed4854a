from ...models import HostedSkillReference as HostedSkillReference
