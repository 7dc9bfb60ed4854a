from . import _p

HostedSkillParamInline = _p.HostedSkillParamInline
HostedSkillParamSkillReference = _p.HostedSkillParamSkillReference
HostedSkillParam = _p.HostedSkillParamSkillReference | _p.HostedSkillParamInline
InlineCapabilitySourceParam = _p.InlineCapabilitySourceParam
