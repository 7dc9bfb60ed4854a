from ...models import HostedSkill as HostedSkill
from ...models import HostedSkillReference as HostedSkillReference
from ...models import HostedSkillResourceInline as HostedSkillResourceInline
