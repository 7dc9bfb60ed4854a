from ... import params as _p

VersionCreateParams = _p.CreateSkillVersionBody
