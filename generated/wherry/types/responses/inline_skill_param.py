from ...params import InlineSkillParam as InlineSkillParam
from ...params import InlineSkillSourceParam as InlineSkillSourceParam
