from . import _p

ContainerCreateParams = _p.CreateContainerBody
ExpiresAfter = _p.CreateContainerBodyExpiresAfter
NetworkPolicy = _p.ContainerNetworkPolicyDisabledParam | _p.ContainerNetworkPolicyAllowlistParam
Skill = _p.SkillReferenceParam | _p.InlineSkillParam
ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
InlineSkillParam = _p.InlineSkillParam
SkillReferenceParam = _p.SkillReferenceParam
