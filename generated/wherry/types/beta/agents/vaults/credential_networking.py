from .....models import CredentialNetworking as CredentialNetworking
from .....models import VaultCredentialNetworkingResourceLimited as VaultCredentialNetworkingResourceLimited
from .....models import VaultCredentialNetworkingResourceUnrestricted as VaultCredentialNetworkingResourceUnrestricted
