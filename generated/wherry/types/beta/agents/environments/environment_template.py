from ..... import models as _m

Desktop = _m.EnvironmentTemplateDesktop
EnvironmentTemplate = _m.EnvironmentTemplate
File = _m.EnvironmentTemplateFile
FileHostedTemplateFileResourceFileID = _m.FileHostedTemplateFileResourceFileID
FileHostedTemplateFileResourceInline = _m.FileHostedTemplateFileResourceInline
Network = _m.EnvironmentTemplateNetwork
Packages = _m.EnvironmentTemplatePackages
Skill = _m.EnvironmentTemplateSkill
SkillHostedTemplateSkillResourceInline = _m.SkillHostedTemplateSkillResourceInline
SkillHostedTemplateSkillResourceSkillReference = _m.SkillHostedTemplateSkillResourceSkillReference
HostedPlugin = _m.HostedPlugin
