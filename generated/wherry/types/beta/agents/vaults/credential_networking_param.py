from . import _p

VaultCredentialNetworkingParamLimited = _p.VaultCredentialNetworkingResourceLimited
VaultCredentialNetworkingParamUnrestricted = _p.VaultCredentialNetworkingResourceUnrestricted
CredentialNetworkingParam = (
    _p.VaultCredentialNetworkingResourceUnrestricted | _p.VaultCredentialNetworkingResourceLimited
)
