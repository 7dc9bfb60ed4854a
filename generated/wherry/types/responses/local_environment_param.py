from ...params import LocalEnvironmentParam as LocalEnvironmentParam
from ...params import LocalSkillParam as LocalSkillParam
