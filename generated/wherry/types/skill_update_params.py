from .. import params as _p

SkillUpdateParams = _p.SetDefaultSkillVersionBody
