from ....models import EnvironmentInfo as EnvironmentInfo
from ....models import HostedEnvironmentFile as HostedEnvironmentFile
from ....models import HostedPlugin as HostedPlugin
from ....models import HostedSkill as HostedSkill
