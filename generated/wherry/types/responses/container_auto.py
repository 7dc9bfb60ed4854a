from . import _m

ContainerAuto = _m.ContainerAutoParam
NetworkPolicy = _m.ContainerNetworkPolicyDisabledParam | _m.ContainerNetworkPolicyAllowlistParam
Skill = _m.SkillReferenceParam | _m.InlineSkillParam
ContainerNetworkPolicyAllowlist = _m.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
InlineSkill = _m.InlineSkillParam
SkillReference = _m.SkillReferenceParam
