from . import _p

ContainerAutoParam = _p.ContainerAutoParam
NetworkPolicy = _p.ContainerNetworkPolicyDisabledParam | _p.ContainerNetworkPolicyAllowlistParam
Skill = _p.SkillReferenceParam | _p.InlineSkillParam
ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
InlineSkillParam = _p.InlineSkillParam
SkillReferenceParam = _p.SkillReferenceParam
