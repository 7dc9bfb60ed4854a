from ...params import LocalSkillParam as LocalSkillParam
