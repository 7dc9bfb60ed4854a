from ....models import AutomationEnvironment as AutomationEnvironment
from ....models import AutomationEnvironmentResourceNone as AutomationEnvironmentResourceNone
from ....models import AutomationEnvironmentResourceOpenAIHosted as AutomationEnvironmentResourceOpenAIHosted
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedDesktop as AutomationEnvironmentResourceOpenAIHostedDesktop,
)
from ....models import AutomationEnvironmentResourceOpenaiHostedFile as AutomationEnvironmentResourceOpenaiHostedFile
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedFileHostedTemplateFileResourceFileID as AutomationEnvironmentResourceOpenAIHostedFileHostedTemplateFileResourceFileID,
)
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedFileHostedTemplateFileResourceInline as AutomationEnvironmentResourceOpenAIHostedFileHostedTemplateFileResourceInline,
)
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedNetwork as AutomationEnvironmentResourceOpenAIHostedNetwork,
)
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedPackages as AutomationEnvironmentResourceOpenAIHostedPackages,
)
from ....models import AutomationEnvironmentResourceOpenaiHostedSkill as AutomationEnvironmentResourceOpenaiHostedSkill
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedSkillHostedTemplateSkillResourceInline as AutomationEnvironmentResourceOpenAIHostedSkillHostedTemplateSkillResourceInline,
)
from ....models import (
    AutomationEnvironmentResourceOpenAIHostedSkillHostedTemplateSkillResourceSkillReference as AutomationEnvironmentResourceOpenAIHostedSkillHostedTemplateSkillResourceSkillReference,
)
from ....models import AutomationEnvironmentResourceSelfHosted as AutomationEnvironmentResourceSelfHosted
from ....models import HostedPlugin as HostedPlugin
