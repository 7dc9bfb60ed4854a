from . import _p

BetaContainerAutoParam = _p.BetaContainerAuto
NetworkPolicy = _p.BetaContainerNetworkPolicyDisabled | _p.BetaContainerNetworkPolicyAllowlist
Skill = _p.BetaSkillReference | _p.BetaInlineSkill
BetaContainerNetworkPolicyAllowlistParam = _p.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
BetaInlineSkillParam = _p.BetaInlineSkill
BetaSkillReferenceParam = _p.BetaSkillReference
