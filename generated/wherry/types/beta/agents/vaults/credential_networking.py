# Generated.
from ..... import models as _m

CredentialNetworking = _m.CredentialNetworking
VaultCredentialNetworkingResourceLimited = _m.VaultCredentialNetworkingResourceLimited
VaultCredentialNetworkingResourceUnrestricted = _m.VaultCredentialNetworkingResourceUnrestricted
