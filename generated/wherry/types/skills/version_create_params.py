from . import _p

VersionCreateParams = _p.CreateSkillVersionBody
