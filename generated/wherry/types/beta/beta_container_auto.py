from . import _m

BetaContainerAuto = _m.BetaContainerAuto
NetworkPolicy = _m.BetaContainerAutoNetworkPolicy
Skill = _m.BetaContainerAutoSkill
BetaContainerNetworkPolicyAllowlist = _m.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabled = _m.BetaContainerNetworkPolicyDisabled
BetaInlineSkill = _m.BetaInlineSkill
BetaSkillReference = _m.BetaSkillReference
