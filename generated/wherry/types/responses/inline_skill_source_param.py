from ...params import InlineSkillSourceParam as InlineSkillSourceParam
