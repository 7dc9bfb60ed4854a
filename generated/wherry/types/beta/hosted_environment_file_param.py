from ... import params as _p

HostedEnvironmentFileParamFileID = _p.HostedEnvironmentFileParamFileID
HostedEnvironmentFileParamInline = _p.HostedEnvironmentFileParamInline
HostedEnvironmentFileParam = _p.HostedEnvironmentFileParamFileID | _p.HostedEnvironmentFileParamInline
