from . import _p

SkillUpdateParams = _p.SetDefaultSkillVersionBody
